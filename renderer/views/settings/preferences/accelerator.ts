/** Converts a pressed key to an Electron accelerator. */

/** The part of a keyboard event that is needed here. */
export interface PressedKey {
  /** The key's place on the keyboard: an input method (Hangul) changes `key`, but never `code`. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

export type Recording =
  | { readonly state: 'incomplete' }
  | { readonly state: 'refused'; readonly reason: 'no-modifier' | 'everyday' | 'unknown-key' }
  | { readonly state: 'recorded'; readonly accelerator: string }

const modifierCodes =
  /^(Control|Shift|Alt|Meta|OS)(Left|Right)?$|^CapsLock$|^Fn$|^Lang\d$|^Convert$|^NonConvert$/

const namedKeys: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  NumpadEnter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PrintScreen: 'PrintScreen',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
}

/** Keys that every program uses with only Ctrl or Command. */
const everydayKeys = ['A', 'C', 'F', 'N', 'O', 'P', 'Q', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z']

/** What a press means for the recorder; a press of only a modifier is the beginning of a shortcut. */
export function recordKey(pressed: PressedKey, platform: string): Recording {
  if (modifierCodes.test(pressed.code)) return { state: 'incomplete' }
  const key = keyName(pressed.code)
  if (key === undefined) return { state: 'refused', reason: 'unknown-key' }
  const modifiers = modifierNames(pressed, platform)
  const strong = modifiers.filter((modifier) => modifier !== 'Shift')
  if (strong.length === 0 && !isFunctionKey(key)) return { state: 'refused', reason: 'no-modifier' }
  if (modifiers.join() === 'CommandOrControl' && everydayKeys.includes(key)) {
    return { state: 'refused', reason: 'everyday' }
  }
  return { state: 'recorded', accelerator: [...modifiers, key].join('+') }
}

function modifierNames(pressed: PressedKey, platform: string): readonly string[] {
  const mac = platform === 'darwin'
  return [
    ...((mac ? pressed.metaKey : pressed.ctrlKey) ? ['CommandOrControl'] : []),
    ...(mac && pressed.ctrlKey ? ['Control'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
    ...(pressed.shiftKey ? ['Shift'] : []),
    ...(!mac && pressed.metaKey ? ['Super'] : []),
  ]
}

function keyName(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  if (plain) return plain[1] ?? plain[2] ?? plain[3]
  const pad = /^Numpad(\d)$/.exec(code)
  if (pad) return `num${pad[1] ?? ''}`
  return namedKeys[code]
}

function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/.test(key)
}
