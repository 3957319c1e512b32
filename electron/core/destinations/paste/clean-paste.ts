import { withoutInvisible } from '../../naming/visible-text'
import { parseJson } from './json-value'

/** A pasted text with what clipboards and editors add taken off. */
export interface CleanPaste {
  readonly text: string
  /** The same text came twice in a row, as after pressing paste twice; `text` is it once. */
  readonly isDoubled: boolean
}

/** Shorter texts may repeat by chance, as `abab` does. */
const shortestDoubled = 12

/** Unifies line ends, spaces and marks; drops invisible characters and the fence of a code block. */
export function cleanPaste(pasted: string): CleanPaste {
  const bare = withoutInvisible(pasted.replace(/\r\n?|\u2028|\u2029/g, '\n'))
    .replace(/[\u00A0\u202F\u3000]/g, ' ')
    // Longer runs say nothing, and searching through them would take for ever.
    .replace(/[ \t]{200,}/g, ' ')
    .trim()
    .replace(/^```[^\n`]*\n([\s\S]*?)\n?```$/, '$1')
    .trim()
  // JSON that is whole, and the folder in an address, mean every character as it stands.
  const text =
    parseJson(bare) === undefined ? bare.replace(/^(?!\s*s3[an]?:\/\/).+$/gim, withPlainMarks) : bare
  const once = onceOf(text)
  return { text: once ?? text, isDoubled: once !== undefined }
}

/** Wide characters and typographic quotes as they are meant. */
function withPlainMarks(line: string): string {
  return line
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[“”„«»″「」]/g, '"')
    .replace(/[‘’′]/g, "'")
}

/** One half of a text whose halves are the same, whatever white space is between them. */
function onceOf(text: string): string | undefined {
  if (text.length < shortestDoubled * 2) return undefined
  for (let gap = 0; gap <= 4; gap += 1) {
    if ((text.length - gap) % 2 !== 0) continue
    const half = (text.length - gap) / 2
    const first = text.slice(0, half)
    if (text.slice(half, half + gap).trim() === '' && text.endsWith(first)) return first.trim()
  }
  return undefined
}
