import type { MenuItemConstructorOptions as Item } from 'electron'
import type { Preferences } from '../../shared/app/settings'
import type { Screen } from '../../shared/contract'
import type { Translate } from '../../shared/failures/failure'

export interface MenuActions {
  readonly chooseFiles: () => void
  readonly uploadClipboard: () => void
  /** Opens the window on a screen. */
  readonly show: (screen: Screen) => void
  readonly openLogFolder: () => void
  readonly changeShelf: (shelf: boolean) => void
  readonly quit: () => void
}

/** The word for an item, by its name under `menu` in the words. */
type Word = (name: string) => string

const separator: Item = { type: 'separator' }

/** The application menu. On macOS, the items about the program itself are under its name. */
export function applicationMenu(
  translate: Translate,
  platform: NodeJS.Platform,
  { shelf }: Pick<Preferences, 'shelf'>,
  actions: MenuActions,
): Item[] {
  const word: Word = (name) => translate(`menu.${name}`)
  const about: Item = { label: word('about'), click: () => actions.show('about') }
  const settings = shown(word('settings'), 'CommandOrControl+,', () => actions.show('settings'))
  const quit: Item = { label: word('quit'), accelerator: 'CommandOrControl+Q', click: actions.quit }
  const edit: Item = { label: word('edit'), submenu: editItems(word) }
  const view: Item = { label: word('view'), submenu: viewItems(word, shelf, actions) }
  const file = fileItems(word, actions)
  const help = helpItems(word, actions)
  if (platform === 'darwin') {
    return [
      {
        label: 'Ollim',
        submenu: [about, separator, settings, separator, ...macItems(word), separator, quit],
      },
      { label: word('file'), submenu: [...file, separator, closeItem(word)] },
      edit,
      view,
      { label: word('window'), role: 'window', submenu: windowItems(word) },
      { label: word('help'), role: 'help', submenu: help },
    ]
  }
  return [
    { label: word('file'), submenu: [...file, separator, settings, separator, closeItem(word), quit] },
    edit,
    view,
    { label: word('help'), role: 'help', submenu: [...help, separator, about] },
  ]
}

/** An item whose keys the page handles itself: the menu only shows them (on macOS, the page gets them first). */
function shown(label: string, accelerator: string, click: () => void): Item {
  return { label, accelerator, registerAccelerator: false, click }
}

function macItems(word: Word): Item[] {
  return [
    { role: 'services', label: word('services') },
    separator,
    { role: 'hide', label: word('hide') },
    { role: 'hideOthers', label: word('hideOthers') },
    { role: 'unhide', label: word('showAll') },
  ]
}

function fileItems(word: Word, { chooseFiles, uploadClipboard }: MenuActions): Item[] {
  return [
    shown(word('chooseFiles'), 'CommandOrControl+O', chooseFiles),
    { label: word('uploadClipboard'), click: uploadClipboard },
  ]
}

function closeItem(word: Word): Item {
  return { role: 'close', label: word('closeWindow') }
}

function editItems(word: Word): Item[] {
  return [
    { role: 'undo', label: word('undo') },
    { role: 'redo', label: word('redo') },
    separator,
    { role: 'cut', label: word('cut') },
    { role: 'copy', label: word('copy') },
    { role: 'paste', label: word('paste') },
    { role: 'selectAll', label: word('selectAll') },
  ]
}

function viewItems(word: Word, shelf: boolean, { show, changeShelf }: MenuActions): Item[] {
  return [
    { label: word('uploads'), click: () => show('uploads') },
    { label: word('history'), click: () => show('history') },
    separator,
    {
      type: 'checkbox',
      checked: shelf,
      ...shown(word('shelf'), 'CommandOrControl+Shift+S', () => changeShelf(!shelf)),
    },
    separator,
    { role: 'resetZoom', label: word('actualSize') },
    { role: 'zoomIn', label: word('zoomIn') },
    { role: 'zoomOut', label: word('zoomOut') },
    separator,
    { role: 'togglefullscreen', label: word('fullScreen') },
  ]
}

function windowItems(word: Word): Item[] {
  return [
    { role: 'minimize', label: word('minimize') },
    { role: 'front', label: word('bringAllToFront') },
  ]
}

function helpItems(word: Word, { show, openLogFolder }: MenuActions): Item[] {
  return [
    { label: word('ollimHelp'), click: () => show('help') },
    { label: word('openLogFolder'), click: openLogFolder },
  ]
}
