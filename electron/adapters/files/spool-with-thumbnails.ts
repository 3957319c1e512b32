import type { SweptSpool } from './spool'

/**
 * A spool that makes a thumbnail of each file before it deletes the file: pasted bytes are deleted once they are
 * uploaded, but the history still shows them.
 *
 * @param keepThumbnail makes a file's thumbnail; false if that was interrupted, as when Ollim quits: the
 * file then stays for the next start
 */
export function createSpoolWithThumbnails(
  spool: SweptSpool,
  keepThumbnail: (path: string) => Promise<boolean>,
): SweptSpool {
  async function release(path: string): Promise<void> {
    // A copy looks like its original, whose thumbnail is shown.
    if (spool.isCopy(path) || (await keepThumbnail(path))) await spool.release(path)
  }
  return { ...spool, release, sweep: (needed) => spool.sweep(needed, release) }
}
