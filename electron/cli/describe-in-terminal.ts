import type { CheckOutcome, CheckStep } from '../shared/check'
import { describeOutcome } from '../shared/check-words'
import {
  asksForCode,
  describeFailure,
  type Failure,
  type FailureWords,
  type Translate,
} from '../shared/failure'

/** The sentences of a failure: a terminal has no field for what is missing, and paths in it are typed. */
export function describeInTerminal(failure: Failure, translate: Translate): FailureWords {
  const words = describeFailure(failure, translate)
  if (asksForCode(failure)) return { ...words, fix: translate('cli.mfa.fix') }
  const { kind, facts } = failure
  return kind === 'file-unreadable' && facts['reason'] === 'gone'
    ? { message: translate('cli.missing.message', facts), fix: translate('cli.missing.fix') }
    : words
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
