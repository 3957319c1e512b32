import { useCallback, useState } from 'react'
import { assertNever } from '../../../../electron/shared/assert-never'
import type { MenuPlace } from '../../../../electron/shared/app/context-menu'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { findEntry } from '../../../state/history'
import { useStores, type Stores } from '../../../state/stores'
import { announceCheck } from './announce-check'
import { chosenEntryAction, entryMenu, type EntryAction } from './entry-menu'

/** What a dialog asks. It keeps the entries it is about, because the list may no longer show or have loaded them. */
export type EntryQuestion =
  | { readonly about: 'move' | 'replace'; readonly entry: HistoryEntry }
  /** `tags` are those of the first entry, if it is loaded. */
  | { readonly about: 'tag'; readonly ids: readonly string[]; readonly tags: readonly string[] }

export interface EntryActions {
  readonly asked: EntryQuestion | undefined
  /** Closes a question's dialog, unless another one is open by now. */
  readonly endAsking: (question: EntryQuestion) => void
  /** Runs an action on the selected entries. */
  readonly act: (action: EntryAction) => void
  /** Asks where an entry, selected or not, is to be moved. */
  readonly askMove: (entry: HistoryEntry) => void
  /** Shows the system's menu for the selected entries, or for another entry alone. */
  readonly showMenu: (place: MenuPlace, otherId?: string) => void
}

/** The actions for selected entries, the same by key, button and menu. */
export function useEntryActions(): EntryActions {
  const translate = useTranslate()
  const stores = useStores()
  const { history, historySelection } = stores
  const [asked, setAsked] = useState<EntryQuestion>()

  const actOn = useCallback(
    (action: EntryAction, ids: readonly string[]): void => {
      // Read the list as it is now: the menu may have been open for a long time.
      const known = findEntry(history.read().entries, ids[0])?.entry
      const { current } = historySelection.read()
      const first = known ?? (current?.id === ids[0] ? current : undefined)
      if (action === 'select-all') historySelection.selectAll()
      else if (action === 'move' || action === 'replace') {
        if (ids.length === 1 && first !== undefined) setAsked({ about: action, entry: first })
      } else if (action === 'tag') {
        if (ids.length > 0) setAsked({ about: action, ids, tags: first?.tags ?? [] })
      } else if (ids.length > 0) void run(action, ids, stores)
      if (action === 'delete') historySelection.setAside(ids)
      else if (action === 'forget') historySelection.clear()
    },
    [stores, history, historySelection],
  )
  return {
    asked,
    endAsking: useCallback((question) => setAsked((now) => (now === question ? undefined : now)), []),
    act: useCallback(
      (action) =>
        // A key may be pressed right after the one that selected a long range.
        void historySelection.identified().then((ids) => actOn(action, ids)),
      [actOn, historySelection],
    ),
    askMove: useCallback((entry) => setAsked({ about: 'move', entry }), []),
    showMenu: useCallback(
      (place, otherId) => {
        const ids = otherId === undefined ? historySelection.read().inOrder : [otherId]
        void api.showContextMenu(entryMenu(ids.length, translate), place).then((chosen) => {
          const action = chosen === null ? undefined : chosenEntryAction(chosen)
          if (action !== undefined) actOn(action, ids)
        })
      },
      [actOn, historySelection, translate],
    ),
  }
}

async function run(
  action: Exclude<EntryAction, 'select-all' | 'move' | 'replace' | 'tag'>,
  ids: readonly string[],
  { toasts, notices }: Stores,
): Promise<void> {
  const [first = ''] = ids
  if (typeof action === 'object') {
    await api.copyLinks(ids, action.format)
    return
  }
  switch (action) {
    case 'copy':
      await api.copyLinks(ids)
      return
    case 'open': {
      const [url] = await api.previewLinks([first], 'url')
      if (url !== undefined) await api.openLink(url)
      return
    }
    case 'source': {
      const shown = await api.showSource(first)
      if (!shown.ok) notices.add({ kind: 'failure', failure: shown.problem })
      return
    }
    case 'verify': {
      toasts.inform('history.verify.running', { count: ids.length })
      announceCheck(toasts, await api.verifyHistory(ids))
      return
    }
    case 'delete':
      await api.deleteFromBucket(ids)
      return
    case 'forget': {
      const forgotten = await api.forgetHistory(ids)
      if (forgotten.ok) toasts.show('history.forgotten', { count: ids.length })
      else notices.add({ kind: 'failure', failure: forgotten.problem })
      return
    }
    default:
      assertNever(action)
  }
}
