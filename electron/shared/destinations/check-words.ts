import type { CheckOutcome, CheckStep } from './check'
import { describeFailure, type FailureWords, type Translate } from '../failures/failure'

/** The message about one step's outcome; only a failed one comes with a fix. */
export function describeOutcome(step: CheckStep, outcome: CheckOutcome, translate: Translate): FailureWords {
  switch (outcome.status) {
    case 'passed': {
      const { note, asides = [], facts } = outcome
      const names = [`passed.${note}`, ...asides.map((aside) => `aside.${aside}`)]
      return { message: names.map((name) => translate(`check.${step}.${name}`, facts)).join(' '), fix: '' }
    }
    case 'failed':
      return describeFailure(outcome.failure, translate)
    case 'skipped':
      return { message: translate(`check.${step}.skipped`), fix: '' }
  }
}
