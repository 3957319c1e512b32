import { failure, type Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import type { Notice } from '../../shared/notice'
import { problem, success, type Result } from '../../shared/result'
import { makeLink } from '../links/make-link'
import { utf8Length } from '../naming/cut-text'
import { fitKey, maximumKeyBytes } from '../naming/fit-key'
import type { History } from '../ports'
import type { OpenDestination } from '../uploads/attempt-needs'
import type { OpenForEntry } from './delete-objects'

export interface MoverNeeds {
  readonly history: Pick<History, 'find' | 'relocate'>
  readonly open: OpenForEntry
  /** Takes rows whose link no longer leads anywhere off the list of uploads. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly post: (notice: Notice) => void
  readonly onHistoryChange: () => void
}

/** The most that one copy takes ("CopyObject" in the Amazon S3 API Reference). */
const mostCopyBytes = 5 * 1024 ** 3

/**
 * Gives an entry's object another key: copies it at the server, then deletes the old one. Nothing that
 * is already there is overwritten, and nothing that others have changed since is moved.
 */
export class Mover {
  readonly #needs: MoverNeeds
  readonly #ending = new AbortController()

  constructor(needs: MoverNeeds) {
    this.#needs = needs
  }

  async move(id: string, wantedKey: string): Promise<Result<null, Failure>> {
    const [entry] = this.#needs.history.find([id])
    if (entry === undefined)
      return problem(failure('unexpected', { reason: 'objectMissing', key: wantedKey }))
    const to = fitKey([{ kind: 'fixed', text: wantedKey.normalize('NFC').trim() }], '', '')
    if (to === entry.key) return success(null)
    if (to === '' || utf8Length(to) > maximumKeyBytes)
      return problem(failure('unexpected', { reason: 'keyRefused' }))
    if (entry.sizeBytes > mostCopyBytes)
      return problem(failure('too-large', { reason: 'copy', name: entry.name }))
    const opened = this.#needs.open(entry)
    return opened.ok ? this.#moveIn(opened.value, entry, to) : opened
  }

  dispose(): void {
    this.#ending.abort()
  }

  async #moveIn(
    destination: OpenDestination,
    entry: HistoryEntry,
    to: string,
  ): Promise<Result<null, Failure>> {
    const { store } = destination
    const { signal } = this.#ending
    const { id, key: from, etag } = entry
    const free = await this.#refusal(destination, entry, to)
    if (free !== undefined) return problem(free)
    const copied = await store.copy({ from, to, etag, signal })
    if (!copied.ok) return problem(copied.problem.failure)
    const link = await makeLink(destination, to, signal)
    if (!link.ok) return link
    const { history, removeUploads, post, onHistoryChange } = this.#needs
    history.relocate(id, { key: to, etag: copied.value.value, link: link.value })
    removeUploads([id])
    onHistoryChange()
    const [removal] = await store.removeAll([{ key: from, etag }], signal)
    // The copy has its link; that the old one is still there has to be known.
    if (removal?.kind === 'failed') post({ kind: 'objects-kept', count: 1, failure: removal.failure })
    return success(null)
  }

  /** Why it cannot be moved there. */
  async #refusal({ store }: OpenDestination, entry: HistoryEntry, to: string): Promise<Failure | undefined> {
    const { signal } = this.#ending
    const source = await store.head(entry.key, signal)
    if (!source.ok) return source.problem.failure
    const there = source.value.value
    const facts = { key: entry.key, name: entry.name }
    if (there === undefined) return failure('unexpected', { ...facts, reason: 'objectMissing' })
    if (there.etag !== entry.etag) return failure('unexpected', { ...facts, reason: 'objectChanged' })
    const target = await store.head(to, signal)
    // A key that may look at its own objects, but is told nothing of a free one, goes by the copy's answer.
    if (!target.ok)
      return target.problem.failure.kind === 'access-denied' ? undefined : target.problem.failure
    return target.value.value === undefined ? undefined : failure('key-exists', { key: to, reason: 'move' })
  }
}
