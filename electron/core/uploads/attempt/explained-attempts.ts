import { failure, type Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { wholeMinutes } from '../../doctor/whole-minutes'
import type { ObjectStores, StoreTarget } from '../../ports/object-store'
import type { AttemptOutcome } from './attempt-outcome'
import type { AttemptNeeds } from './attempt-needs'
import { FailureExplainer } from './failure-explainer'
import { attemptUpload } from './attempt-upload'

export interface ExplainedAttemptsNeeds extends AttemptNeeds {
  readonly stores: ObjectStores
  readonly targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  /** Called once if uploads only get through because they are signed with the server's time. */
  readonly onClockCorrected?: (failure: Failure) => void
}

/** Tries uploads, and finds the cause when a try fails. */
export class ExplainedAttempts {
  readonly #needs: ExplainedAttemptsNeeds
  readonly #explainer: FailureExplainer
  #isClockReported = false

  constructor(needs: ExplainedAttemptsNeeds) {
    this.#needs = needs
    this.#explainer = new FailureExplainer(needs)
  }

  async attempt(id: string, signal: AbortSignal): Promise<AttemptOutcome> {
    const outcome = await attemptUpload(this.#needs, id, signal)
    const record = this.#needs.list.get(id)
    if (record === undefined) return outcome
    const { destinationId } = record.upload
    if (outcome.kind === 'done') this.#reportClock(destinationId)
    return this.#explainer.explain(destinationId, record.plan.wantedKey, outcome, signal)
  }

  #reportClock(destinationId: string): void {
    const opened = this.#isClockReported ? undefined : this.#needs.open(destinationId)
    const error = opened?.ok === true ? opened.value.store.clockError() : 0
    if (error === 0) return
    this.#isClockReported = true
    this.#needs.onClockCorrected?.(
      failure('clock-skew', { reason: 'corrected', minutes: wholeMinutes(error) }),
    )
  }
}
