import type { BorrowedCredentials } from '../../core/credentials/borrowed-credentials'
import { loanSourceOf } from '../../core/credentials/loan-source'
import { checkDestination, type CheckPorts } from '../../core/doctor/check-destination'
import type { StoreTarget } from '../../core/ports/object-store'
import { noEvidence, nothingChecked, type CheckReport } from '../../shared/destinations/check'
import type { Failure } from '../../shared/failures/failure'
import { success, type Result } from '../../shared/result'
import { findDestination, type DestinationChoice } from './find-destination'
import { uploadOrdered, type UploadOrderedNeeds } from './upload-ordered'
import type { Work } from './work'

export interface EngineWorkNeeds extends CheckPorts, UploadOrderedNeeds {
  readonly destinations: () => DestinationChoice
  readonly targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  readonly loans: Pick<BorrowedCredentials, 'of' | 'giveCode'>
}

/** Does the work of commands with an engine: the command line's own, or the running app's. */
export function createEngineWork(needs: EngineWorkNeeds): Work {
  return {
    async upload(order) {
      const destination = findDestination(needs.destinations(), order.destination)
      if (!destination.ok) return destination
      return success(await uploadOrdered(needs, destination.value, order))
    },
    async check(order) {
      const destination = findDestination(needs.destinations(), order.destination)
      if (!destination.ok) return destination
      const target = needs.targetOf(destination.value.id)
      const report = target.ok
        ? await checkDestination(needs, target.value, order.signal)
        : incomplete(target.problem, needs.clock.now())
      return success({ destination: destination.value.name, report })
    },
    async beginSession({ destination: name, code, signal }) {
      const destination = findDestination(needs.destinations(), name)
      if (!destination.ok) return destination
      const target = needs.targetOf(destination.value.id)
      if (!target.ok) return success(target.problem)
      const source = loanSourceOf(target.value)
      // A destination's own keys need no session.
      if (source === undefined) return success(undefined)
      const lent = await (code === ''
        ? needs.loans.of(source, signal)
        : needs.loans.giveCode(source, code, signal))
      if (!lent.ok) return success(lent.problem)
      if (code !== '') needs.engine.queue.releaseDestination(destination.value.id)
      return success(undefined)
    },
  }
}

/** Nobody can be asked for missing credentials, so they fail the check's first step. */
function incomplete(missing: Failure, now: number): CheckReport {
  return {
    outcomes: { ...nothingChecked, who: { status: 'failed', failure: missing, evidence: noEvidence } },
    finishedAt: now,
    tookMilliseconds: 0,
  }
}
