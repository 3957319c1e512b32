import type { CheckOutcome } from '../../../../electron/shared/destinations/check'

/** The region that the server named, if the form contains another one. */
export function regionToUse(outcome: CheckOutcome): string | undefined {
  if (outcome.status !== 'failed' || outcome.failure.kind !== 'wrong-region') return undefined
  const region = outcome.failure.facts['actual']
  return typeof region === 'string' && region !== '' ? region : undefined
}
