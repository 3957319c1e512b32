import { hangulLetters, hangulOfKeys } from './hangul-letters'

/** After a pause of this length a new word begins. */
const pauseMilliseconds = 700

/** What was recently typed to find an item by its name. */
export interface Typed {
  readonly text: string
  /** Milliseconds, as in the key events' `timeStamp`. */
  readonly at: number
}

export const nothingTyped: Typed = { text: '', at: 0 }

/** Items with names; one of them is the current one. */
export interface NamedItems {
  readonly current: number
  readonly count: number
  readonly nameAt: (index: number) => string
}

interface KeyPress {
  readonly key: string
  readonly timeStamp: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Whether a key press continues a word. */
export function isTyping({ text, at }: Typed, { timeStamp }: Pick<KeyPress, 'timeStamp'>): boolean {
  return text !== '' && timeStamp - at < pauseMilliseconds
}

/** The word after a key press; nothing if the key is not part of a word. */
export function typeOn(typed: Typed, press: KeyPress): Typed | undefined {
  const { key, timeStamp: at, ctrlKey, metaKey, altKey } = press
  if (ctrlKey || metaKey || altKey || Array.from(key).length !== 1) return undefined
  const before = isTyping(typed, press) ? typed.text : ''
  // As the first character, a space selects and a question mark opens help.
  if (before === '' && !/[\p{L}\p{N}_.-]/u.test(key)) return undefined
  return { text: before + key, at }
}

/**
 * The next item whose name begins with what was typed, searched from the current one and wrapping around. Typing
 * one letter repeatedly steps through all names that begin with it. If no name begins with the Latin letters, they
 * are read as the Hangul letters on the same keys.
 */
export function findTyped({ text }: Typed, items: NamedItems): number | undefined {
  return find(text, items) ?? find(hangulOfKeys(text), items)
}

function find(text: string, { current, count, nameAt }: NamedItems): number | undefined {
  const typed = folded(text)
  const [letter = ''] = typed
  const isOneLetter = Array.from(typed).every((each) => each === letter)
  const wanted = isOneLetter ? letter : typed
  for (let step = isOneLetter ? 1 : 0; step <= count; step += 1) {
    const index = (current + step) % count
    if (folded(nameAt(index)).startsWith(wanted)) return index
  }
  return undefined
}

/**
 * macOS stores names decomposed; a person types them composed or, without an input method, letter by letter.
 */
function folded(text: string): string {
  return hangulLetters(text.normalize('NFC').toLowerCase())
}
