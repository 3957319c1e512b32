import type { NewVersion } from '../../shared/image-bytes'
import { failure, type Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import type { ReplaceAnswer, ReplaceProgress } from '../../shared/replacement'
import { success, type Result } from '../../shared/result'
import { freshUrl, hasVersion } from '../links/fresh-url'
import type { History } from '../history-ports'
import type { Clock, Spool } from '../ports'
import type { StoreProblem } from '../store-ports'
import type { OpenDestination } from '../uploads/attempt-needs'
import type { OpenForEntry } from './delete-objects'
import { elsewhere } from './missing-object'
import { judgeVersion, type JudgedVersion, type VersionNeeds } from './new-version'

export interface ReplacerNeeds extends VersionNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'find' | 'replace' | 'renewLinks'>
  readonly open: OpenForEntry
  readonly spool: Pick<Spool, 'keep' | 'release'>
  /** Awaited before so many more bytes are sent. */
  readonly pace: (bytes: number, signal: AbortSignal) => Promise<void>
  /** Takes rows that tell of the former image off the list of uploads. */
  readonly removeUploads: (ids: readonly string[]) => void
  readonly onProgress: (progress: ReplaceProgress) => void
  readonly onHistoryChange: () => void
}

const progressMilliseconds = 100

/**
 * Puts a new image in the place of an entry's object: same key, same link. What others have put there
 * since is not overwritten unless that was asked. One at a time.
 */
export class Replacer {
  readonly #needs: ReplacerNeeds
  #running: AbortController | undefined

  constructor(needs: ReplacerNeeds) {
    this.#needs = needs
  }

  async replace(id: string, version: NewVersion, evenIfChanged: boolean): Promise<ReplaceAnswer> {
    this.cancel()
    const running = new AbortController()
    this.#running = running
    const [entry] = this.#needs.history.find([id])
    if (entry === undefined) return refused(failure('unexpected', { reason: 'objectMissing', key: '' }))
    if ('path' in version) return this.#replaceBy(version.path, entry, evenIfChanged, running.signal)
    const { spool } = this.#needs
    const kept = await spool.keep(version.name, version.bytes)
    if (!kept.ok) return refused(kept.problem)
    try {
      return await this.#replaceBy(kept.value.path, entry, evenIfChanged, running.signal)
    } finally {
      await spool.release(kept.value.path)
    }
  }

  /** Ends what is on its way; what has arrived by then stays. */
  cancel(): void {
    this.#running?.abort()
  }

  /** Gives an entry a link that caches do not know yet. */
  freshenLink(id: string): void {
    const { history, onHistoryChange } = this.#needs
    const [entry] = history.find([id])
    if (entry === undefined || entry.linkEndsAt !== undefined) return
    history.renewLinks([{ id, link: { url: freshUrl(entry.url, entry.etag) } }])
    onHistoryChange()
  }

  async #replaceBy(
    path: string,
    entry: HistoryEntry,
    evenIfChanged: boolean,
    signal: AbortSignal,
  ): Promise<ReplaceAnswer> {
    const version = await judgeVersion(this.#needs, entry, path, signal)
    if (!version.ok) return refused(version.problem)
    const opened = this.#needs.open(entry)
    if (!opened.ok) return refused(opened.problem)
    const place = await lookAt(opened.value, entry, signal)
    if (!place.ok) return refused(place.problem.failure)
    const other = place.value === 'free' ? elsewhere(entry, opened.value.fields) : undefined
    if (other !== undefined) return refused(other)
    if (place.value === 'changed' && !evenIfChanged) return { kind: 'changed' }
    const replaces = place.value === 'same' && !evenIfChanged ? entry.etag : ''
    const etag = await this.#put(opened.value, entry, version.value, replaces, signal)
    if (!etag.ok) return etag.problem.kind === 'key-exists' ? { kind: 'changed' } : refused(etag.problem)
    this.#note(entry, version.value, etag.value, opened.value.fields.endpoint)
    const { cacheControl } = opened.value.fields
    const fresh = entry.linkEndsAt === undefined ? freshUrl(entry.url, etag.value) : null
    return { kind: 'replaced', cacheControl, freshUrl: fresh }
  }

  async #put(
    { store, fields }: OpenDestination,
    { id, key }: HistoryEntry,
    { source, contentType, sha256 }: JudgedVersion,
    replaces: string,
    signal: AbortSignal,
  ): Promise<Result<string, Failure>> {
    const { clock, pace, onProgress } = this.#needs
    let toldAt = 0
    const answer = await store.put({
      key,
      uploadId: id,
      source,
      contentType,
      sha256,
      cacheControl: fields.cacheControl,
      accessList: fields.accessList,
      onlyIfFree: false,
      trustsConditions: false,
      replaces,
      onProgress: (sentBytes) => {
        if (clock.now() - toldAt < progressMilliseconds) return
        toldAt = clock.now()
        onProgress({ sentBytes, totalBytes: source.sizeBytes })
      },
      pace: (bytes) => pace(bytes, signal),
      signal,
    })
    return answer.ok ? success(answer.value.etag) : answer
  }

  #note({ id, url }: HistoryEntry, version: JudgedVersion, etag: string, endpoint: string): void {
    const { clock, history, removeUploads, onHistoryChange } = this.#needs
    const { source, contentType, sha256, dimensions } = version
    history.replace(id, {
      source,
      contentType,
      sha256,
      etag,
      sizeBytes: source.sizeBytes,
      url: hasVersion(url) ? freshUrl(url, etag) : url,
      replacedAt: clock.now(),
      endpoint,
      ...(dimensions && { dimensions }),
    })
    removeUploads([id])
    onHistoryChange()
  }
}

/** Whether what is there is what was uploaded; where nothing is, nobody's image is lost. */
async function lookAt(
  { store }: OpenDestination,
  { key, etag }: HistoryEntry,
  signal: AbortSignal,
): Promise<Result<'same' | 'changed' | 'free', StoreProblem>> {
  const head = await store.head(key, signal)
  // A key that may write but not look learns nothing: then the person has to decide.
  if (!head.ok) return head.problem.failure.kind === 'access-denied' ? success('changed') : head
  if (head.value.value === undefined) return success('free')
  return success(head.value.value.etag === etag ? 'same' : 'changed')
}

function refused(reason: Failure): ReplaceAnswer {
  return { kind: 'refused', failure: reason }
}
