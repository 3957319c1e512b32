import type { CheckOutcome, CheckReport } from '../../../electron/shared/check'
import { checkSteps } from '../../../electron/shared/check'

/** The region that the server named where the form holds another. */
export function regionToUse(outcome: CheckOutcome): string | undefined {
  if (outcome.status !== 'failed' || outcome.failure.kind !== 'wrong-region') return undefined
  const region = outcome.failure.facts['actual']
  return typeof region === 'string' && region !== '' ? region : undefined
}

/** Whether the report offers something that one press sets right. */
export function offersFix(report: CheckReport): boolean {
  return checkSteps.some((step) => regionToUse(report.outcomes[step]) !== undefined)
}
