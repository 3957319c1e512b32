import type { Failure } from '../../shared/failures/failure'
import type { HistoryEntry, HistoryFinding, VerifyAnswer } from '../../shared/history/history'
import { fetchInTime } from '../doctor/fetch-in-time'
import { judgeLink, wellOpened } from '../doctor/judge-link'
import { mapConcurrently } from '../map-concurrently'
import type { History } from '../ports/history'
import { hasEnded } from '../links/life-left'
import type { Clock } from '../ports/clock'
import type { PublicWeb } from '../ports/web'
import type { OpenForEntry } from './open-for-entry'
import { otherServerFailure } from './other-server'

export interface VerifierNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'find' | 'noteFindings'>
  readonly open: OpenForEntry
  readonly web: PublicWeb
  readonly onHistoryChange: () => void
}

/** A check mostly waits for network round trips, so many run at once. */
const maxAtOnce = 12
/** Findings are stored and shown in groups of this size. */
const portion = 24
const linkMilliseconds = 10_000

/** What the bucket says about an object. */
type ObjectState =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' }
  /** The bucket cannot be asked, or does not say. */
  | { readonly kind: 'unknown'; readonly failure: Failure }

interface Examined {
  readonly entry: HistoryEntry
  readonly finding: HistoryFinding
}

/** Checks whether entries' objects are still in their buckets, and whether readers can open their links. */
export class Verifier {
  readonly #needs: VerifierNeeds
  readonly #ending = new AbortController()

  constructor(needs: VerifierNeeds) {
    this.#needs = needs
  }

  /** Findings appear with their entries while the check goes on. */
  async verify(ids: readonly string[]): Promise<VerifyAnswer> {
    const { history, onHistoryChange } = this.#needs
    const kinds: HistoryFinding['kind'][] = []
    const isEnded = () => this.#ending.signal.aborted
    for (let start = 0; start < ids.length && !isEnded(); start += portion) {
      const entries = history.find(ids.slice(start, start + portion))
      const examined = await mapConcurrently(entries, maxAtOnce, async (entry) => ({
        entry,
        finding: await this.#examine(entry),
      }))
      if (isEnded()) break
      const findings = this.#stillTrue(examined)
      history.noteFindings(findings)
      onHistoryChange()
      kinds.push(...findings.map(({ finding }) => finding.kind))
    }
    return {
      checked: kinds.length,
      open: kinds.filter((kind) => kind === 'public').length,
      missing: kinds.filter((kind) => kind === 'missing').length,
    }
  }

  /** To be called when the app ends: nothing more is asked or stored. */
  dispose(): void {
    this.#ending.abort()
  }

  /** Leaves out what was moved or replaced meanwhile, or has a new link. */
  #stillTrue(
    examined: readonly Examined[],
  ): readonly { readonly id: string; readonly finding: HistoryFinding }[] {
    const present = new Map(
      this.#needs.history.find(examined.map(({ entry }) => entry.id)).map((entry) => [entry.id, entry]),
    )
    return examined.flatMap(({ entry: { id, key, etag, url }, finding }) => {
      const now = present.get(id)
      return now?.key === key && now.etag === etag && now.url === url ? [{ id, finding }] : []
    })
  }

  async #examine(entry: HistoryEntry): Promise<HistoryFinding> {
    const { url, bucket, sizeBytes } = entry
    const [object, fetched] = await Promise.all([
      this.#stateOf(entry),
      fetchInTime(this.#needs, url, linkMilliseconds, this.#ending.signal),
    ])
    const at = this.#needs.clock.now()
    if (object.kind === 'missing') return { kind: 'missing', at }
    // A changed object may have another size.
    const image = object.kind === 'changed' ? { url, bucket } : { url, bucket, sizeBytes }
    const link = judgeLink({ ...image, hasEnded: hasEnded(entry, at) }, fetched)
    if (object.kind === 'changed') return { kind: 'changed', at }
    if (link.status === 'failed') {
      return object.kind === 'unknown' && !fetched.ok
        ? { kind: 'unknown', at, failure: object.failure }
        : { kind: 'not-public', at, failure: link.failure }
    }
    const { milliseconds, contentType: mediaType } = fetched.ok
      ? fetched.value
      : { milliseconds: 0, contentType: '' }
    const [contentType = ''] = mediaType.split(';', 1)
    const isWell = wellOpened.includes(link.note)
    return { kind: 'public', at, milliseconds, contentType, ...(!isWell && { note: link.note }) }
  }

  async #stateOf(entry: HistoryEntry): Promise<ObjectState> {
    const opened = this.#needs.open(entry)
    if (!opened.ok) return { kind: 'unknown', failure: opened.problem }
    const head = await opened.value.store.head(entry.key, this.#ending.signal)
    if (!head.ok) return { kind: 'unknown', failure: head.problem.failure }
    const there = head.value.answer
    if (there?.etag === entry.etag) return { kind: 'same' }
    const other = otherServerFailure(entry, opened.value.fields)
    if (other !== undefined) return { kind: 'unknown', failure: other }
    return { kind: there === undefined ? 'missing' : 'changed' }
  }
}
