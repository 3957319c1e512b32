import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { createAsk, testAccessWith } from '../../doctor/timed-requests'
import { findCause } from '../../doctor/find-cause'
import type { Clock } from '../../ports/clock'
import type { ObjectStores, StoreProblem, StoreTarget } from '../../ports/object-store'
import type { AttemptOutcome } from './attempt-outcome'
import { neverAborted } from '../../aborted'

export interface ExplainerNeeds {
  readonly stores: ObjectStores
  readonly clock: Clock
  readonly targetOf: (destinationId: string) => Result<StoreTarget, Failure>
}

/** How long a failed upload may be held back to find its cause. */
const questionMilliseconds = 2_000

/** Uploads that fail together in the same way have the same cause, so it is looked for only once. */
const rememberedMilliseconds = 10_000

/**
 * Finds the cause of a failed upload, as a check would: a refusal alone can have several causes, and one or
 * two small requests tell them apart.
 */
export class FailureExplainer {
  readonly #needs: ExplainerNeeds
  readonly #known = new Map<string, { readonly cause: Promise<Failure>; readonly askedAt: number }>()
  /** Destinations that have taken an upload. */
  readonly #proven = new Set<string>()

  constructor(needs: ExplainerNeeds) {
    this.#needs = needs
  }

  /** Returns the outcome, its failure replaced by the cause if one was found. */
  async explain(
    destinationId: string,
    key: string,
    outcome: AttemptOutcome,
    signal: AbortSignal,
  ): Promise<AttemptOutcome> {
    if (outcome.kind === 'done') this.#proven.add(destinationId)
    if (outcome.kind !== 'failed') return outcome
    // If uploads have got through before, a broken connection is the network's fault and will pass.
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
    // The clock may have been set back.
    for (const [one, { askedAt }] of this.#known)
      if (Math.abs(now - askedAt) >= rememberedMilliseconds) this.#known.delete(one)
    const known = this.#known.get(subject)
    if (known !== undefined) return known.cause
    const cause = this.#ask(target, key, failure)
    this.#known.set(subject, { cause, askedAt: now })
    return cause
  }

  async #ask(target: StoreTarget, key: string, failure: Failure): Promise<Failure> {
    const { stores, clock } = this.#needs
    const signal = neverAborted()
    const ask = createAsk(clock, target, clock.now() + questionMilliseconds, signal)
    const store = stores.open(target)
    try {
      const questions = {
        testAccess: (change: Partial<StoreTarget> = {}) =>
          testAccessWith(stores, { ...target, ...change }, ask),
        ownBuckets: () => ask((own) => store.ownBuckets(own)),
      }
      return (await findCause(questions, target, key, problemOf(failure))).failure
    } finally {
      store.dispose()
    }
  }
}

function problemOf(failure: Failure): StoreProblem {
  const { status = 0, code = '' } = failure.facts
  return { failure, evidence: { status: Number(status), code: String(code), requestId: '' } }
}
