/** So short a name is never cut. */
const shortName = 16
/** Of the name's end that stays whole, its ending included. */
const keptEnd = 12

/** Letters that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** What would break the line or show as nothing. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu

const segmenter = new Intl.Segmenter()

/**
 * A file's name in two: what may be cut where room is short, and the end, which tells most. One whose direction
 * turns stays whole: its two halves would stand in the wrong order.
 */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const line = name.replaceAll(breaks, ' ')
  const characters = Array.from(segmenter.segment(line), ({ segment }) => segment)
  if (characters.length <= shortName || rightToLeft.test(line)) return { head: line, tail: '' }
  return { head: characters.slice(0, -keptEnd).join(''), tail: characters.slice(-keptEnd).join('') }
}
