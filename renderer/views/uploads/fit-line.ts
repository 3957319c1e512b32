/** A line to be pasted, with its link in parts. */
export interface LineParts {
  readonly before: string
  /** The link up to its file's name; may be cut. */
  readonly place: string
  /** How the file's name begins; may be cut. */
  readonly start: string
  /** How it ends. */
  readonly end: string
  readonly query: string
  readonly after: string
}

/** The widths of the parts that are cut, each with its ellipsis; `undefined` for one that is not. */
export interface FittedLine {
  readonly place: number | undefined
  readonly start: number | undefined
}

/** How many letters stay visible of a link's beginning, and of its name's, with the ellipsis. */
const [leastPlace, leastStart] = [10, 6]

/**
 * Cuts a line so that all of it is visible, or else the whole end of the file's name, which tells lines apart. Cuts
 * between letters, so that nothing is left empty behind an ellipsis.
 *
 * @param widthOf how wide a text is, in the same unit as `room`
 */
export function fitLine(parts: LineParts, room: number, widthOf: (text: string) => number): FittedLine {
  const { before, start, end, query, after } = parts
  const rest = room - widthOf(lineAt(before, -1))
  const tail = widthOf(start + end + query + lineAt(after, 0))
  const place = cut(parts.place, rest - tail, leastPlace, widthOf)
  const shown = rest - (place ?? widthOf(parts.place)) - widthOf(end)
  return { place, start: cut(start, shown, leastStart, widthOf) }
}

function cut(
  text: string,
  room: number,
  least: number,
  widthOf: (text: string) => number,
): number | undefined {
  const letters = Array.from(text)
  if (letters.length <= least || widthOf(text) <= room) return undefined
  const widthWith = (count: number) => widthOf(`${letters.slice(0, count).join('')}…`)
  let fits = least - 1
  let tooMany = letters.length
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (widthWith(middle) <= room) fits = middle
    else tooMany = middle
  }
  return widthWith(fits)
}

/** The first line of a text, or with -1 its last. */
function lineAt(text: string, index: 0 | -1): string {
  return text.split('\n').at(index) ?? ''
}
