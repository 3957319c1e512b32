import type { JournalRecord } from '../../ports/journal'
import type { Spool } from '../../ports/spool'

export interface SpentFilesNeeds {
  readonly spool: Pick<Spool, 'owns' | 'release'>
  /** Resolves once the file at a path has been read for its hash; undefined if it is not being read. */
  readonly readingOf: (path: string) => Promise<unknown> | undefined
}

/**
 * Spooled files that their uploads need no more. They are deleted once the uploads' ends are on disk: until then, a
 * restart would send them again.
 */
export class SpentFiles {
  readonly #needs: SpentFilesNeeds
  readonly #paths = new Set<string>()

  constructor(needs: SpentFilesNeeds) {
    this.#needs = needs
  }

  /** A person's own file is not in the spool, and stays. */
  add({ path }: JournalRecord['source']): void {
    if (this.#needs.spool.owns(path)) this.#paths.add(path)
  }

  /** To be called when the uploads' ends are on disk. */
  release(): void {
    for (const path of this.#paths) void this.#releaseOnceRead(path)
    this.#paths.clear()
  }

  async #releaseOnceRead(path: string): Promise<void> {
    const reading = this.#needs.readingOf(path)
    if (reading !== undefined) await reading
    await this.#needs.spool.release(path)
  }
}
