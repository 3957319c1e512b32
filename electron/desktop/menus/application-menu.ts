import type { MenuItemConstructorOptions } from 'electron'
import type { Screen } from '../../shared/contract'
import type { Translate } from '../../shared/failures/failure'

/** The state that the menu shows. */
export interface MenuState {
  readonly shelf: boolean
}

export interface MenuActions {
  readonly chooseFiles: () => void
  readonly uploadClipboard: () => void
  /** Opens the window on a screen. */
  readonly show: (screen: Screen) => void
  readonly openLogFolder: () => void
  readonly changeShelf: (shelf: boolean) => void
  readonly quit: () => void
}

type Items = MenuItemConstructorOptions[]

/** The application menu. On macOS, the items about the program itself are under its name. */
export function applicationMenu(
  translate: Translate,
  platform: NodeJS.Platform,
  { shelf }: MenuState,
  actions: MenuActions,
): Items {
  const word = (name: string): string => translate(`menu.${name}`)
  const onMac = platform === 'darwin'
  const about: Items = [
    {
      label: word('about'),
      click: () => {
        actions.show('about')
      },
    },
  ]
  const settings: Items = [
    shown(word('settings'), 'CommandOrControl+,', () => {
      actions.show('settings')
    }),
  ]
  const quit: Items = [{ label: word('quit'), accelerator: 'CommandOrControl+Q', click: actions.quit }]
  const separator: Items = [{ type: 'separator' }]
  const own: Items = [
    {
      label: 'Ollim',
      submenu: [...about, ...separator, ...settings, ...separator, ...macItems(word), ...separator, ...quit],
    },
  ]
  return [
    ...(onMac ? own : []),
    {
      label: word('file'),
      submenu: [
        shown(word('chooseFiles'), 'CommandOrControl+O', actions.chooseFiles),
        { label: word('uploadClipboard'), click: actions.uploadClipboard },
        ...separator,
        ...(onMac ? [] : [...settings, ...separator]),
        { role: 'close', label: word('closeWindow') },
        ...(onMac ? [] : quit),
      ],
    },
    { label: word('edit'), submenu: editItems(word) },
    {
      label: word('view'),
      submenu: [
        {
          label: word('uploads'),
          click: () => {
            actions.show('uploads')
          },
        },
        {
          label: word('history'),
          click: () => {
            actions.show('history')
          },
        },
        ...separator,
        {
          type: 'checkbox',
          checked: shelf,
          ...shown(word('shelf'), 'CommandOrControl+Shift+S', () => actions.changeShelf(!shelf)),
        },
        ...separator,
        ...viewItems(word),
      ],
    },
    ...(onMac ? [windowMenu(word)] : []),
    {
      label: word('help'),
      role: 'help',
      submenu: [
        {
          label: word('ollimHelp'),
          click: () => {
            actions.show('help')
          },
        },
        { label: word('openLogFolder'), click: actions.openLogFolder },
        ...(onMac ? [] : [...separator, ...about]),
      ],
    },
  ]
}

/** An item whose keys the page handles itself: the menu only shows them (on macOS, the page gets them first). */
function shown(label: string, accelerator: string, click: () => void): MenuItemConstructorOptions {
  return { label, accelerator, registerAccelerator: false, click }
}

function editItems(word: (name: string) => string): Items {
  return [
    { role: 'undo', label: word('undo') },
    { role: 'redo', label: word('redo') },
    { type: 'separator' },
    { role: 'cut', label: word('cut') },
    { role: 'copy', label: word('copy') },
    { role: 'paste', label: word('paste') },
    { role: 'selectAll', label: word('selectAll') },
  ]
}

function viewItems(word: (name: string) => string): Items {
  return [
    { role: 'resetZoom', label: word('actualSize') },
    { role: 'zoomIn', label: word('zoomIn') },
    { role: 'zoomOut', label: word('zoomOut') },
    { type: 'separator' },
    { role: 'togglefullscreen', label: word('fullScreen') },
  ]
}

function macItems(word: (name: string) => string): Items {
  return [
    { role: 'services', label: word('services') },
    { type: 'separator' },
    { role: 'hide', label: word('hide') },
    { role: 'hideOthers', label: word('hideOthers') },
    { role: 'unhide', label: word('showAll') },
  ]
}

function windowMenu(word: (name: string) => string): MenuItemConstructorOptions {
  return {
    label: word('window'),
    role: 'window',
    submenu: [
      { role: 'minimize', label: word('minimize') },
      { role: 'front', label: word('bringAllToFront') },
    ],
  }
}
