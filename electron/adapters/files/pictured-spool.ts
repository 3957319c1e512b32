import type { SweptSpool } from './spool'

/**
 * A spool that makes a thumbnail of each file before it deletes the file: pasted bytes are deleted once they are
 * uploaded, but the history still shows them.
 *
 * @param keepPicture makes a file's thumbnail; false if that was interrupted, as when Ollim quits: the
 * file then stays for the next start
 */
export function createPicturedSpool(
  spool: SweptSpool,
  keepPicture: (path: string) => Promise<boolean>,
): SweptSpool {
  async function release(path: string): Promise<void> {
    // A copy looks like its original, whose thumbnail is shown.
    if (spool.isCopy(path) || (await keepPicture(path))) await spool.release(path)
  }
  return { ...spool, release, sweep: (needed) => spool.sweep(needed, release) }
}
