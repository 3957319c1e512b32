import type { NewVersion } from '../../../shared/uploads/image-bytes'
import { failure, type Failure } from '../../../shared/failures/failure'
import { lacksRight } from '../../../shared/failures/stage-of-failure'
import type { HistoryEntry } from '../../../shared/history/history'
import type { ReplaceAnswer, ReplaceProgress } from '../../../shared/history/replacement'
import { problem, success, type Result } from '../../../shared/result'
import { freshUrl } from '../../links/fresh-url'
import type { History, NewImage, ObjectChange } from '../../ports/history'
import type { Clock } from '../../ports/clock'
import type { Spool } from '../../ports/spool'
import type { StoreProblem } from '../../ports/object-store'
import type { OpenDestination } from '../../open-destination'
import type { ChangeNeeds, HistoryOfChanges } from './change-needs'
import { otherServerFailure } from '../other-server'
import { removeMoveLeftovers } from './move-leftovers'
import { judgeVersion, prepareVersion, type JudgedVersion, type VersionNeeds } from './new-version'
import { belongsToOther, type OwnerNeeds } from './other-owner'
import { isVersion, recordVersion, type RecordNeeds } from './record-version'

export interface ReplacerNeeds extends VersionNeeds, RecordNeeds, ChangeNeeds {
  readonly clock: Clock
  readonly history: HistoryOfChanges & Pick<History, 'replace' | 'renewLinks'>
  readonly spool: Pick<Spool, 'keep' | 'release'>
  /** Awaited before this many more bytes are sent. */
  readonly pace: (bytes: number, signal: AbortSignal) => Promise<void>
  readonly onProgress: (progress: ReplaceProgress) => void
}

const progressMilliseconds = 100

/** How long quitting waits for a replacement on its way. */
const endMilliseconds = 5_000

/** A requested replacement. */
interface Replacement {
  readonly entry: HistoryEntry
  /** Whether the person knows that another object is there now, and wants it overwritten. */
  readonly evenIfChanged: boolean
  readonly signal: AbortSignal
}

/** One that may begin. */
interface CheckedReplacement extends Replacement {
  /** What is under the key before. */
  readonly before: Occupant
}

/**
 * Replaces an entry's object by a new image: same key, same link. An object that others have stored there since is
 * not overwritten, unless that was asked for. One at a time.
 */
export class Replacer {
  readonly #needs: ReplacerNeeds
  #running: AbortController | undefined
  /** Resolves once all earlier replacements have ended, because a cancelled one may still arrive at the server. */
  #before: Promise<unknown> = Promise.resolve()

  constructor(needs: ReplacerNeeds) {
    this.#needs = needs
  }

  replace(id: string, version: NewVersion, evenIfChanged: boolean): Promise<ReplaceAnswer> {
    this.cancel()
    const running = new AbortController()
    this.#running = running
    const how = { evenIfChanged, signal: running.signal }
    const answer = this.#before.then(() =>
      this.#needs.changes.during([id], () => this.#replace(id, version, how)),
    )
    this.#before = answer.catch(() => undefined)
    return answer
  }

  /** Cancels the replacement on its way; if it has arrived already, it stays. */
  cancel(): void {
    this.#running?.abort()
  }

  /** To be called when the app ends. A replacement on its way gets a moment: once its bytes are sent, it cannot be undone. */
  async dispose(): Promise<void> {
    const stopWaiting = this.#needs.clock.after(endMilliseconds, () => this.cancel())
    await this.#before
    stopWaiting()
  }

  /** Gives an entry a link that no cache knows yet; if that cannot be recorded, the link stays as it was. */
  freshenLink(id: string): Result<null, Failure> {
    const { history, onHistoryChange } = this.#needs
    const [entry] = history.find([id])
    if (entry === undefined || entry.linkEndsAt !== undefined) return success(null)
    const written = history.renewLinks([{ id, link: { url: freshUrl(entry.url, entry.etag) } }])
    if (written.ok) onHistoryChange()
    return written
  }

  async #replace(id: string, version: NewVersion, how: Omit<Replacement, 'entry'>): Promise<ReplaceAnswer> {
    const [entry] = this.#needs.history.find([id])
    if (entry === undefined) return refused(failure('unexpected', { reason: 'objectMissing', key: '' }))
    const replacement = { ...how, entry }
    if ('path' in version) return this.#replaceBy(version.path, replacement)
    const { spool } = this.#needs
    const kept = await spool.keep(version.name, version.bytes)
    if (!kept.ok) return refused(kept.problem)
    try {
      return await this.#replaceBy(kept.value.path, replacement)
    } finally {
      await spool.release(kept.value.path)
    }
  }

  async #replaceBy(path: string, replacement: Replacement): Promise<ReplaceAnswer> {
    const { entry, signal } = replacement
    const judged = await judgeVersion(this.#needs, entry, path, signal)
    const version = judged.ok ? await prepareVersion(this.#needs, judged.value, entry, signal) : judged
    if (!version.ok) return refused(version.problem)
    try {
      return await this.#replaceWith(version.value, replacement)
    } finally {
      if (version.value.original !== undefined) await this.#needs.spool.release(version.value.source.path)
    }
  }

  async #replaceWith(version: JudgedVersion, replacement: Replacement): Promise<ReplaceAnswer> {
    const { entry, evenIfChanged } = replacement
    const opened = this.#needs.open(entry)
    if (!opened.ok) return refused(opened.problem)
    const occupant = await lookAt(this.#needs, opened.value, version, replacement)
    if (!occupant.ok) return refused(occupant.problem.failure)
    const before = occupant.value
    const other = mayBeOurs(before) ? undefined : otherServerFailure(entry, opened.value.fields)
    if (other !== undefined) return refused(other)
    if (before.kind === 'changed' && !evenIfChanged) return { kind: 'changed' }
    return this.#sendAndRecord(opened.value, version, { ...replacement, before })
  }

  async #sendAndRecord(
    destination: OpenDestination,
    version: JudgedVersion,
    replacement: CheckedReplacement,
  ): Promise<ReplaceAnswer> {
    const { entry, signal } = replacement
    const { endpoint, cacheControl } = destination.fields
    const { history } = this.#needs
    const image = imageOf(version)
    const noted = await this.#note({ ...entry, endpoint, replacedBy: image }, replacement)
    if (!noted.ok) return refused(noted.problem)
    const put = await this.#put(destination, version, replacement)
    const etag = put.ok ? put : await storedAfterAll(destination, version, replacement, put.problem)
    if (!etag.ok) {
      // A request that got no answer may still arrive: the next start finds out.
      if (!etag.problem.retryable && !signal.aborted) history.endChanges([entry.id], 'replacement')
      return etag.problem.kind === 'key-exists' ? { kind: 'changed' } : refused(etag.problem)
    }
    const recorded = recordVersion(this.#needs, entry, image, { etag: etag.value, endpoint })
    if (!recorded.ok) return refused(unwritten(recorded.problem))
    history.endChanges([entry.id], 'replacement')
    const fresh = entry.linkEndsAt === undefined ? freshUrl(entry.url, etag.value) : null
    return { kind: 'replaced', cacheControl, freshUrl: fresh }
  }

  /** Without the note, a replacement that the app's end breaks off would leave an entry that describes the former image. */
  async #note(
    change: HistoryEntry & ObjectChange,
    { signal }: Pick<Replacement, 'signal'>,
  ): Promise<Result<null, Failure>> {
    const left = await removeMoveLeftovers(this.#needs, [change], signal)
    const reason = left.get(change.id)
    return reason === undefined ? this.#needs.history.noteChanges([change]) : problem(reason)
  }

  async #put(
    { store, fields }: OpenDestination,
    { source, contentType, sha256 }: JudgedVersion,
    { entry, evenIfChanged, before, signal }: CheckedReplacement,
  ): Promise<Result<string, Failure>> {
    const { clock, pace, onProgress } = this.#needs
    let reportedAt = 0
    const answer = await store.put({
      key: entry.key,
      uploadId: entry.id,
      source,
      contentType,
      sha256,
      cacheControl: fields.cacheControl,
      accessList: fields.accessList,
      onlyIfFree: false,
      trustsConditions: false,
      replaces: before.kind === 'ours' && !evenIfChanged ? before.etag : '',
      onProgress: (sentBytes) => {
        // The clock may have been set back.
        if (Math.abs(clock.now() - reportedAt) < progressMilliseconds) return
        reportedAt = clock.now()
        onProgress({ sentBytes, totalBytes: source.sizeBytes })
      },
      pace: (bytes) => pace(bytes, signal),
      signal,
    })
    return answer.ok ? success(answer.value.etag) : answer
  }
}

/** The object under an entry's key. */
type Occupant =
  | { readonly kind: 'ours'; readonly etag: string }
  /** Without an ETag if the credentials may not look. */
  | { readonly kind: 'changed'; readonly etag?: string }
  /** There is no object, so that no image can be lost. */
  | { readonly kind: 'free' }

/** Credentials that may not look do not tell. */
function mayBeOurs(there: Occupant): boolean {
  return there.kind === 'ours' || (there.kind === 'changed' && there.etag === undefined)
}

/**
 * Whether the object there is the one that was uploaded, or is the new version already, from a try whose answer was
 * lost or which the history could not record.
 */
async function lookAt(
  needs: OwnerNeeds,
  { store }: OpenDestination,
  { source }: JudgedVersion,
  { entry, signal }: Replacement,
): Promise<Result<Occupant, StoreProblem>> {
  const { key, etag } = entry
  const head = await store.head(key, signal)
  // Credentials that may write but not look learn nothing, so the person has to decide.
  if (!head.ok) return lacksRight(head.problem.failure) ? success({ kind: 'changed' }) : head
  const there = head.value.answer
  if (there === undefined) return success({ kind: 'free' })
  const isSame = there.etag === etag && !belongsToOther(needs, [entry], there)
  const isOurs = isSame || isVersion(there, entry, source)
  return success({ kind: isOurs ? 'ours' : 'changed', etag: there.etag })
}

/** Finds out whether the new version was stored all the same: its answer was lost, or is the one to a second request. */
async function storedAfterAll(
  { store }: OpenDestination,
  { source }: JudgedVersion,
  { entry, before, signal }: CheckedReplacement,
  refusal: Failure,
): Promise<Result<string, Failure>> {
  const head = await store.head(entry.key, signal)
  const there = head.ok ? head.value.answer : undefined
  const etagBefore = before.kind === 'free' ? undefined : before.etag
  const isStored = there !== undefined && isVersion(there, entry, source) && there.etag !== etagBefore
  return isStored ? success(there.etag) : problem(refusal)
}

/** A copy without metadata is sent, but the person's own file is shown. */
function imageOf({ source, original = source, contentType, sha256, dimensions }: JudgedVersion): NewImage {
  const { sizeBytes } = source
  return { source: original, contentType, sha256, sizeBytes, ...(dimensions && { dimensions }) }
}

/** The image was replaced, but its entry still describes the former one; another try corrects that. */
function unwritten(reason: Failure): Failure {
  return { ...reason, facts: { reason: 'replaced', ...reason.facts }, retryable: true }
}

function refused(reason: Failure): ReplaceAnswer {
  return { kind: 'refused', failure: reason }
}
