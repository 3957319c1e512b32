import { hangulLetters, hangulOfKeys } from './hangul-letters'

/** A pause this long begins a new word. */
const pauseMilliseconds = 700

/** What was typed lately to find an item by its name. */
export interface Typed {
  readonly text: string
  /** Milliseconds, on the clock of the key presses. */
  readonly at: number
}

export const nothingTyped: Typed = { text: '', at: 0 }

/** Items with names, of which one is the current. */
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

/** Whether a key press goes on with a word. */
export function isTyping({ text, at }: Typed, { timeStamp }: Pick<KeyPress, 'timeStamp'>): boolean {
  return text !== '' && timeStamp - at < pauseMilliseconds
}

/** The word after a key press; nothing where the key belongs to no word. */
export function typeOn(typed: Typed, press: KeyPress): Typed | undefined {
  const { key, timeStamp: at, ctrlKey, metaKey, altKey } = press
  if (ctrlKey || metaKey || altKey || Array.from(key).length !== 1) return undefined
  const before = isTyping(typed, press) ? typed.text : ''
  // A space alone selects, a question mark alone asks for help.
  if (before === '' && !/[\p{L}\p{N}_.-]/u.test(key)) return undefined
  return { text: before + key, at }
}

/**
 * The next item whose name begins with what was typed, from the current one on and around the end. One
 * letter typed again and again walks through all that begin with it. Where no name begins with Latin
 * letters, they stand for the letters of Hangul on the same keys.
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
 * macOS gives names decomposed; a person types them composed, or, where no input method puts them
 * together, letter by letter.
 */
function folded(text: string): string {
  return hangulLetters(text.normalize('NFC').toLowerCase())
}
