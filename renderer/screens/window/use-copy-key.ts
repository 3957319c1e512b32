import { api } from '../../api'
import { isShortcut } from '../../shortcuts'
import { useBodyKey } from './use-body-key'

/** Copies what is selected wherever on the screen the keyboard is; words that are marked or in a field go first. */
export function useCopyKey(hasSelection: boolean, copy: () => void): void {
  const isCopy = (event: KeyboardEvent): boolean =>
    isShortcut(event, 'copy-all-links', api.platform) && document.getSelection()?.isCollapsed !== false
  useBodyKey(hasSelection, isCopy, copy)
}
