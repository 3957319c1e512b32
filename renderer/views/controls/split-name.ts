/** So short a name is never cut. */
const shortName = 16
/** Of the name's end that stays whole, its ending included. */
const keptEnd = 12

const segmenter = new Intl.Segmenter()

/** A file's name in two: what may be cut where room is short, and the end, which tells most. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const characters = Array.from(segmenter.segment(name), ({ segment }) => segment)
  if (characters.length <= shortName) return { head: name, tail: '' }
  return { head: characters.slice(0, -keptEnd).join(''), tail: characters.slice(-keptEnd).join('') }
}
