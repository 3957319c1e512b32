import { withoutInvisible } from '../../naming/visible-text'
import { parseJson } from './json-value'

/** A pasted text without what clipboards and editors add. */
export interface CleanPaste {
  readonly text: string
  /** Whether the text came twice in a row, as after pasting twice; `text` then has it once. */
  readonly isDoubled: boolean
}

/** Shorter texts may repeat by chance, as `abab` does. */
const shortestDoubled = 12

/** Unifies line ends, spaces and quotes; removes invisible characters and a code block's fence. */
export function cleanPaste(pasted: string): CleanPaste {
  const bare = withoutInvisible(pasted.replace(/\r\n?|\u2028|\u2029/g, '\n'))
    .replace(/[\u00A0\u202F\u3000]/g, ' ')
    // Longer runs, as of a table's empty rows, mean nothing, and matching them would take forever.
    .replace(/[ \t\n]{200,}/g, (run) => (run.includes('\n') ? '\n' : ' '))
    .trim()
    .replace(/^```[^\n`]*\n([\s\S]*?)\n?```$/, '$1')
    .trim()
  // Valid JSON, and the folder in an `s3://` address, mean every character literally.
  const text =
    parseJson(bare) === undefined ? bare.replace(/^(?!\s*s3[an]?:\/\/).+$/gim, withPlainMarks) : bare
  const once = onceOf(text)
  return { text: once ?? text, isDoubled: once !== undefined }
}

/** Replaces full-width characters and typographic quotes by plain ones. */
function withPlainMarks(line: string): string {
  return line
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[“”„«»″「」]/g, '"')
    .replace(/[‘’′]/g, "'")
}

/** Half of a text whose two halves are the same, apart from white space between them. */
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
