import { Kept } from '../../kept'

/**
 * The last row before those of what the person has just dropped, pasted or chosen, until these are listed. What comes
 * from elsewhere, such as an editor, moves no row that the person may be reading.
 */
const lastBefore = new Kept<string | undefined>(undefined)

export function awaitNewRows(ids: readonly string[]): void {
  if (lastBefore.read() === undefined) lastBefore.keep(ids.at(-1))
}

export function awaitNoRows(): void {
  lastBefore.keep(undefined)
}

/** The first of the awaited rows, once it is there. */
export function firstNewId(ids: readonly string[]): string | undefined {
  const last = lastBefore.read()
  if (last === undefined) return undefined
  const at = ids.lastIndexOf(last)
  const first = at < 0 ? undefined : ids[at + 1]
  if (at < 0 || first !== undefined) awaitNoRows()
  return first
}
