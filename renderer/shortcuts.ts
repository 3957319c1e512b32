/** The actions that have a key in the window; their words are `shortcut.<action>`. */
export type ShortcutAction =
  | 'choose-files'
  | 'paste'
  | 'copy-all-links'
  | 'pause'
  | 'retry-failed'
  | 'clear-finished'
  | 'undo-upload'
  | 'search-history'
  | 'shelf'
  | 'show-uploads'
  | 'show-history'
  | 'show-settings'
  | 'show-help'

export interface Shortcut {
  readonly action: ShortcutAction
  /** The value of `KeyboardEvent.key`, in lower case. */
  readonly key: string
  /** With Command on macOS, with Ctrl elsewhere. */
  readonly command: boolean
  readonly shift: boolean
}

const withCommand = (key: string, action: ShortcutAction): Shortcut => ({
  action,
  key,
  command: true,
  shift: false,
})

const withCommandAndShift = (key: string, action: ShortcutAction): Shortcut => ({
  action,
  key,
  command: true,
  shift: true,
})

/** Every key of the window: the window handles this list and the help sheet shows it. */
export const shortcuts: readonly Shortcut[] = [
  withCommand('o', 'choose-files'),
  withCommand('v', 'paste'),
  withCommand('c', 'copy-all-links'),
  withCommandAndShift('p', 'pause'),
  withCommandAndShift('r', 'retry-failed'),
  withCommandAndShift('k', 'clear-finished'),
  withCommand('z', 'undo-upload'),
  withCommand('f', 'search-history'),
  withCommandAndShift('s', 'shelf'),
  withCommand('1', 'show-uploads'),
  withCommand('2', 'show-history'),
  withCommand('3', 'show-settings'),
  withCommand(',', 'show-settings'),
  { action: 'show-help', key: 'f1', command: false, shift: false },
  { action: 'show-help', key: '?', command: false, shift: false },
]

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The shortcut of a key press, if any. */
export function findShortcut(press: KeyPress, platform: string): Shortcut | undefined {
  const command = platform === 'darwin' ? press.metaKey : press.ctrlKey
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey
  if (press.altKey || other) return undefined
  return shortcuts.find(
    (shortcut) =>
      shortcut.key === press.key.toLowerCase() &&
      shortcut.command === command &&
      // Whether "?" needs Shift depends on the keyboard layout.
      (shortcut.key === '?' || shortcut.shift === press.shiftKey),
  )
}

/** Whether a key press is this action's shortcut. */
export function isShortcut(press: KeyPress, action: ShortcutAction, platform: string): boolean {
  return findShortcut(press, platform)?.action === action
}

/** The key caps of a shortcut, in the order in which they are pressed. */
export function shortcutCaps(
  { key, command, shift }: Omit<Shortcut, 'action'>,
  platform: string,
): readonly string[] {
  const mac = platform === 'darwin'
  return [
    ...(command && !mac ? ['Ctrl'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    ...(command && mac ? ['⌘'] : []),
    key.toUpperCase(),
  ]
}

/** The key caps of an action's first shortcut. */
export function findCaps(action: ShortcutAction, platform: string): readonly string[] {
  const shortcut = shortcuts.find((candidate) => candidate.action === action)
  return shortcut === undefined ? [] : shortcutCaps(shortcut, platform)
}

const macCaps: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  CmdOrCtrl: '⌘',
  Command: '⌘',
  Cmd: '⌘',
  Control: '⌃',
  Ctrl: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
}

const otherCaps: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Win',
  Meta: 'Win',
}

/** The key caps of an Electron accelerator such as `CommandOrControl+Shift+U`. */
export function acceleratorCaps(accelerator: string, platform: string): readonly string[] {
  const names = platform === 'darwin' ? macCaps : otherCaps
  return accelerator
    .split('+')
    .filter((part) => part !== '')
    .map((part) => names[part] ?? part)
}
