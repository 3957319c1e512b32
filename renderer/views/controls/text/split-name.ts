import { withoutDirectionMarks } from '../../../../electron/shared/without-direction-marks'

/** A name of this length or shorter is never cut. */
const shortName = 16
/** How many characters at the end are never cut, including the extension. */
const keptEnd = 12

/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** What file managers take for the extension, such as `.png`, but not a number after a full stop. */
const extension = /\.[a-z][a-z0-9]{0,7}$/i
/** Characters that would break the line or be invisible. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu

const segmenter = new Intl.Segmenter()

export interface SplitName {
  /** May be cut. */
  readonly head: string
  /** Empty if nothing is kept apart. */
  readonly tail: string
  /** Whether the beginning has right-to-left letters, and so a direction of its own. */
  readonly isRightToLeft: boolean
}

/**
 * Splits a file's name in two: a beginning that may be cut, and the end, which says most. Of a name with
 * right-to-left letters that is the extension alone: halves of such text would be shown in the wrong order.
 */
export function splitName(name: string): SplitName {
  const line = withoutDirectionMarks(name).replaceAll(breaks, ' ')
  if (rightToLeft.test(line)) {
    const tail = extension.exec(line)?.[0] ?? ''
    return { head: line.slice(0, line.length - tail.length), tail, isRightToLeft: true }
  }
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment)
  if (characters.length <= shortName) return { head: line, tail: '', isRightToLeft: false }
  const head = characters.slice(0, -keptEnd).join('')
  return { head, tail: line.slice(head.length), isRightToLeft: false }
}
