import type { CheckOutcome, CheckStep } from '../shared/check'
import { describeOutcome } from '../shared/check-words'
import {
  asksForCode,
  describeFailure,
  type Failure,
  type FailureWords,
  type Translate,
} from '../shared/failure'

/** The sentences of a failure, where the window has a field for what is missing and a terminal has none. */
export function describeInTerminal(failure: Failure, translate: Translate): FailureWords {
  const words = describeFailure(failure, translate)
  return asksForCode(failure) ? { ...words, fix: translate('cli.mfa.fix') } : words
}

/** The same for a step of a check. */
export function describeStepInTerminal(
  step: CheckStep,
  outcome: CheckOutcome,
  translate: Translate,
): FailureWords {
  return outcome.status === 'failed'
    ? describeInTerminal(outcome.failure, translate)
    : describeOutcome(step, outcome, translate)
}
