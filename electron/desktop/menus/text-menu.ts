import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/failures/failure'

/** What the menu does, by the names of the page's methods and of the words. */
type TextAction = 'cut' | 'copy' | 'paste' | 'selectAll'

/** The menu of a text field, or of selected text, as an Electron template; empty elsewhere. */
export function textMenu(
  {
    isEditable,
    selectionText,
    editFlags,
  }: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  translate: Translate,
  act: (action: TextAction) => void,
): MenuItemConstructorOptions[] {
  const item = (action: TextAction, enabled: boolean): MenuItemConstructorOptions => ({
    label: translate(`menu.${action}`),
    enabled,
    click: () => act(action),
  })
  if (!isEditable) return selectionText.trim() === '' ? [] : [item('copy', editFlags.canCopy)]
  return [
    item('cut', editFlags.canCut),
    item('copy', editFlags.canCopy),
    item('paste', editFlags.canPaste),
    { type: 'separator' },
    item('selectAll', editFlags.canSelectAll),
  ]
}

/** Shows that menu wherever the person asks for it; the page has menus of its own for everything else. */
export function offerTextMenu(window: BrowserWindow, translate: Translate): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, { x, y, ...where }) => {
    const items = textMenu(where, translate, (action) => webContents[action]())
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window, x, y })
  })
}
