import { api } from '../../api'
import { isShortcut } from '../../shortcuts'
import { useBodyKey } from './use-body-key'

/** Copies the selection wherever the keyboard focus is; selected text and text fields take precedence. */
export function useCopyKey(hasSelection: boolean, copy: () => void): void {
  const isCopy = (event: KeyboardEvent): boolean =>
    isShortcut(event, 'copy-all-links', api.platform) && document.getSelection()?.isCollapsed !== false
  useBodyKey(hasSelection, isCopy, copy)
}
