import { failure, type Failure } from '../../shared/failure'
import type { HistoryEntry, HistoryFinding, VerifyAnswer } from '../../shared/history'
import { problem, type Result } from '../../shared/result'
import { withDeadline } from '../doctor/deadline'
import { judgeLink, wellOpened } from '../doctor/judge-link'
import { eachOf } from '../each-of'
import type { History } from '../history-ports'
import type { Clock } from '../ports'
import type { PublicAnswer, PublicWeb } from '../store-ports'
import type { OpenForEntry } from './delete-objects'
import { elsewhere } from './missing-object'

export interface VerifierNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'find' | 'noteFindings'>
  readonly open: OpenForEntry
  readonly web: PublicWeb
  readonly onHistoryChange: () => void
}

/** One waits for the network's way there and back more than for anything else. */
const mostAtOnce = 12
/** Findings are written down and shown this many at a time. */
const portion = 24
const linkMilliseconds = 10_000

/** What the bucket says of an object. */
type Look =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'missing' }
  /** It cannot be asked, or does not say. */
  | { readonly kind: 'untold'; readonly failure: Failure }

/** Looks whether entries' objects are still in their buckets, and whether a reader can open their links. */
export class Verifier {
  readonly #needs: VerifierNeeds
  readonly #ending = new AbortController()

  constructor(needs: VerifierNeeds) {
    this.#needs = needs
  }

  /** What was learnt stands with each entry as soon as it is known. */
  async verify(ids: readonly string[]): Promise<VerifyAnswer> {
    const { history, onHistoryChange } = this.#needs
    const entries = history.find(ids)
    const kinds: HistoryFinding['kind'][] = []
    const isEnded = () => this.#ending.signal.aborted
    for (let start = 0; start < entries.length && !isEnded(); start += portion) {
      const findings = await eachOf(entries.slice(start, start + portion), mostAtOnce, async (entry) => ({
        id: entry.id,
        finding: await this.#examine(entry),
      }))
      if (isEnded()) break
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

  /** The app ends: nothing more is asked or written down. */
  dispose(): void {
    this.#ending.abort()
  }

  async #examine(entry: HistoryEntry): Promise<HistoryFinding> {
    const { url, bucket, sizeBytes } = entry
    const [look, fetched] = await Promise.all([this.#lookAt(entry), this.#fetch(url)])
    const at = this.#needs.clock.now()
    if (look.kind === 'missing') return { kind: 'missing', at }
    // An object that has changed may well be larger or smaller.
    const image = look.kind === 'changed' ? { url, bucket } : { url, bucket, sizeBytes }
    const link = judgeLink(image, fetched)
    if (look.kind === 'changed') return { kind: 'changed', at }
    if (link.status === 'failed') {
      return look.kind === 'untold' && !fetched.ok
        ? { kind: 'unknown', at, failure: look.failure }
        : { kind: 'not-public', at, failure: link.failure }
    }
    const { milliseconds, contentType: told } = fetched.ok
      ? fetched.value
      : { milliseconds: 0, contentType: '' }
    const [contentType = ''] = told.split(';', 1)
    const isWell = wellOpened.includes(link.note)
    return { kind: 'public', at, milliseconds, contentType, ...(!isWell && { note: link.note }) }
  }

  async #lookAt(entry: HistoryEntry): Promise<Look> {
    const opened = this.#needs.open(entry)
    if (!opened.ok) return { kind: 'untold', failure: opened.problem }
    const head = await opened.value.store.head(entry.key, this.#ending.signal)
    if (!head.ok) return { kind: 'untold', failure: head.problem.failure }
    const there = head.value.value
    if (there === undefined) {
      const other = elsewhere(entry, opened.value.fields)
      return other === undefined ? { kind: 'missing' } : { kind: 'untold', failure: other }
    }
    return { kind: there.etag === entry.etag ? 'same' : 'changed' }
  }

  async #fetch(url: string): Promise<Result<PublicAnswer, Failure>> {
    const { clock, web } = this.#needs
    const { value, late } = await withDeadline(clock, linkMilliseconds, this.#ending.signal, (signal) =>
      web.fetchHead(url, signal),
    )
    return late ? problem(failure('timeout', { host: URL.canParse(url) ? new URL(url).host : url })) : value
  }
}
