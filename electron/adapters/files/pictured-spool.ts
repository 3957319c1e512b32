import type { SweptSpool } from './spool'

/**
 * A spool that keeps a small picture of each file before it removes the file: pasted bytes go once they are uploaded,
 * and the history still shows them.
 *
 * @param keepPicture - makes the picture of a file; false if it was cut short, as when Ollim quits: the
 * file then waits for the next start
 */
export function createPicturedSpool(
  spool: SweptSpool,
  keepPicture: (path: string) => Promise<boolean>,
): SweptSpool {
  async function release(path: string): Promise<void> {
    // A copy looks like its original, whose picture is shown.
    if (spool.isCopy(path) || (await keepPicture(path))) await spool.release(path)
  }
  return { ...spool, release, sweep: (needed) => spool.sweep(needed, release) }
}
