import { assertNever } from '../../../electron/shared/assert-never'
import { api } from '../../api'
import { takeIn, takeInPaste } from '../intake'
import { isTextField } from '../../is-text-field'
import { findShortcut, type Shortcut, type ShortcutAction } from '../../shortcuts'
import { retryableIds } from '../../state/selectors'
import { useStores, type Stores } from '../../state/stores'
import { useDocumentEvent } from '../../use-document-event'
import { askToUndo, undoDeletion } from '../undo'
import { countSheets } from '../../views/controls/dialogs/count-sheets'
import { focusHistorySearch } from '../history/search/focus-search'

/**
 * Handles the window's keys and paste, wherever the focus is. Text fields keep their own keys; while a sheet is
 * open, only the help key works.
 */
export function useKeys(): void {
  const stores = useStores()

  useDocumentEvent('keydown', (event) => {
    const shortcut = findShortcut(event, api.platform)
    if (shortcut === undefined || event.defaultPrevented || event.isComposing) return
    if (isTextField(event.target) && belongsToField(shortcut)) return
    if (shortcut.action !== 'show-help' && countSheets() > 0) return
    if (shortcut.action === 'copy-all-links' && hasSelection()) return
    // A held key acts only once; each repeat would also cause a paste event.
    if (event.repeat) {
      event.preventDefault()
      return
    }
    // A paste event follows by itself, and only that event carries the clipboard's content.
    if (shortcut.action === 'paste') return
    event.preventDefault()
    void act(shortcut.action, stores)
  })

  useDocumentEvent('paste', (event) => {
    if (isTextField(event.target) || countSheets() > 0) return
    event.preventDefault()
    void takeInPaste(stores, event.clipboardData)
  })
}

async function act(action: ShortcutAction, stores: Stores): Promise<void> {
  const { screen, settings, uploads } = stores
  switch (action) {
    case 'choose-files':
      return takeIn(stores, api.chooseFiles())
    case 'paste':
      return takeInPaste(stores, null)
    case 'copy-all-links':
      await api.copyAllLinks()
      return
    case 'pause':
      await (uploads.readOverview().queue.paused ? api.resumeQueue() : api.pauseQueue())
      return
    case 'retry-failed':
      await api.retryUploads(retryableIds(uploads))
      return
    case 'clear-finished':
      await api.clearFinishedUploads()
      return
    case 'undo-upload':
      // A pending deletion is the latest action, so it is undone first.
      if (stores.deletion.read().waiting === null) return askToUndo(stores, true)
      return undoDeletion(stores)
    case 'search-history':
      screen.show('history')
      focusHistorySearch()
      return
    case 'shelf':
      await api.changePreferences({ shelf: !settings.read().preferences.shelf })
      return
    case 'show-uploads':
      screen.show('uploads')
      return
    case 'show-history':
      screen.show('history')
      return
    case 'show-settings':
      screen.show('settings')
      return
    case 'show-help':
      screen.show('help')
      return
    default:
      return assertNever(action)
  }
}

/** Keys that a text field uses itself. */
function belongsToField({ action, key }: Shortcut): boolean {
  return action === 'copy-all-links' || action === 'paste' || action === 'undo-upload' || key === '?'
}

function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false
}
