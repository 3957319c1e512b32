import type { SweptSpool } from './spool'

/**
 * Pasted bytes go once they are uploaded; their picture stays.
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
