/** A name of this length or shorter is never cut. */
const shortName = 16
/** How many characters at the end are never cut, including the extension. */
const keptEnd = 12

/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Characters that would break the line or be invisible. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu

const segmenter = new Intl.Segmenter()

/**
 * Splits a file's name in two: a beginning that may be cut, and the end, which says most. A name with right-to-left
 * letters is not split: its halves would be shown in the wrong order.
 */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const line = name.replaceAll(breaks, ' ')
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment)
  if (characters.length <= shortName || rightToLeft.test(line)) return { head: line, tail: '' }
  return { head: characters.slice(0, -keptEnd).join(''), tail: characters.slice(-keptEnd).join('') }
}
