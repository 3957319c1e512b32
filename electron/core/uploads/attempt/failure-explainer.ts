import type { Failure } from '../../../shared/failure'
import type { Result } from '../../../shared/result'
import { asker, lookOtherwise } from '../../doctor/ask'
import { askAgain } from '../../doctor/ask-again'
import type { Clock } from '../../ports'
import type { ObjectStores, StoreProblem, StoreTarget } from '../../store-ports'
import type { AttemptOutcome } from './attempt'

export interface ExplainerNeeds {
  readonly stores: ObjectStores
  readonly clock: Clock
  readonly targetOf: (destinationId: string) => Result<StoreTarget, Failure>
}

/** How long an upload that failed is kept for its cause to be found. */
const questionMilliseconds = 2_000

/** Uploads that fail together in the same words fail for the same cause: it is looked for once. */
const rememberedMilliseconds = 10_000

/**
 * Finds the cause of a failed upload as a check would: one or two small questions split the causes
 * that its refusal alone may have.
 */
export class FailureExplainer {
  readonly #needs: ExplainerNeeds
  readonly #known = new Map<string, { readonly cause: Promise<Failure>; readonly until: number }>()
  /** Destinations that have taken an upload. */
  readonly #proven = new Set<string>()

  constructor(needs: ExplainerNeeds) {
    this.#needs = needs
  }

  /** The same outcome, with what is known of its cause by now. */
  async explain(
    destinationId: string,
    key: string,
    outcome: AttemptOutcome,
    signal: AbortSignal,
  ): Promise<AttemptOutcome> {
    if (outcome.kind === 'done') this.#proven.add(destinationId)
    if (outcome.kind !== 'failed') return outcome
    // Where uploads have got through, a connection that is cut is the network's fault, and will pass.
    if (outcome.failure.retryable && this.#proven.has(destinationId)) return outcome
    const target = this.#needs.targetOf(destinationId)
    if (!target.ok) return outcome
    const failure = await this.#causeOf(target.value, key, outcome.failure)
    return signal.aborted ? { kind: 'aborted' } : { kind: 'failed', failure }
  }

  #causeOf(target: StoreTarget, key: string, failure: Failure): Promise<Failure> {
    const now = this.#needs.clock.now()
    const folder = key.slice(0, key.lastIndexOf('/') + 1)
    const subject = JSON.stringify([target, folder, failure.kind, failure.facts])
    const known = this.#known.get(subject)
    if (known !== undefined && now < known.until) return known.cause
    for (const [other, { until }] of this.#known) if (until <= now) this.#known.delete(other)
    const cause = this.#ask(target, key, failure)
    this.#known.set(subject, { cause, until: now + rememberedMilliseconds })
    return cause
  }

  async #ask(target: StoreTarget, key: string, failure: Failure): Promise<Failure> {
    const { stores, clock } = this.#needs
    const signal = new AbortController().signal
    const ask = asker(clock, target, clock.now() + questionMilliseconds, signal)
    const store = stores.open(target)
    try {
      const questions = {
        look: (change: Partial<StoreTarget> = {}) => lookOtherwise(stores, { ...target, ...change }, ask),
        ownBuckets: () => ask((own) => store.ownBuckets(own)),
      }
      return (await askAgain(questions, target, key, problemOf(failure))).failure
    } finally {
      store.dispose()
    }
  }
}

function problemOf(failure: Failure): StoreProblem {
  const { status = 0, code = '' } = failure.facts
  return { failure, evidence: { status: Number(status), code: String(code), requestId: '' } }
}
