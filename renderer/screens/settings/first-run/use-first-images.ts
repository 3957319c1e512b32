import { useRef, type RefObject } from 'react'
import { api } from '../../../api'
import { filesOf, takeIn } from '../../intake'
import { useStores } from '../../../state/stores'
import { useDocumentEvent } from '../../../use-document-event'
import { focusFirstWrong } from '../../../views/settings/focus-field'
import type { SaveEnd } from '../form/form-saving'
import type { DestinationEditor } from '../form/use-destination-editor'

/**
 * Images dropped on the first-run screen wait for its form, and mean that it is ready: saves it, and so uploads them.
 */
export function useFirstImages(form: RefObject<HTMLFormElement | null>, editor: DestinationEditor): void {
  const stores = useStores()
  const saving = useRef<Promise<SaveEnd | undefined>>(undefined)

  /** Drops that come while a check is running wait for the same save: a second one would be refused. */
  function saveOnce(): Promise<SaveEnd | undefined> {
    saving.current ??= editor.saveIfReady().finally(() => (saving.current = undefined))
    return saving.current
  }

  async function takeImages(files: readonly File[]): Promise<void> {
    await takeIn(stores, api.uploadFiles(files))
    const end = await saveOnce()
    if (end?.state === 'refused') focusFirstWrong(form.current, end.problems)
  }
  useDroppedImages((files) => void takeImages(files))
}

/** Runs after the handler for key files, and before the window's, which has no destination to upload to. */
function useDroppedImages(take: (files: readonly File[]) => void): void {
  useDocumentEvent(
    'drop',
    (event) => {
      if (event.defaultPrevented || event.dataTransfer === null) return
      const files = filesOf(event.dataTransfer)
      if (files.length === 0) return
      event.preventDefault()
      take(files)
    },
    { capture: true },
  )
}
