import type { CheckOutcome, CheckStep } from '../../shared/destinations/check'
import { describeOutcome } from '../../shared/destinations/check-words'
import { knowsPolicies } from '../../shared/providers/policy'
import {
  asksForCode,
  describeFailure,
  type Failure,
  type FailureWords,
  type Translate,
} from '../../shared/failures/failure'

/** Fixes that are different in a terminal, by kind and reason. The words are under `cli.fix`. */
const ownFixes: ReadonlyMap<string, string> = new Map([
  ['file-unreadable gone', 'missing'],
  // Only the standard input: a folder that is named is searched for images.
  ['file-unreadable folder', 'folder'],
  // The only folder that a command chooses itself, instead of getting it as an argument.
  ['file-unreadable unwritable', 'temporary'],
  // What a shell makes of `<(command)`.
  ['not-an-image special', 'special'],
  ['access-denied linkPrivateAws', 'linkPrivateAws'],
  ['metadata-stuck ', 'metadata'],
  ['metadata-stuck format', 'metadata'],
  ['metadata-stuck svg', 'metadataOfDrawing'],
  ['tls ', 'untrusted'],
  ['tls selfSigned', 'untrusted'],
  ['tls inBetween', 'inBetween'],
  ['tls authorityUnreadable', 'authorityUnreadable'],
  ['wrong-endpoint wantsHostStyle', 'hostStyle'],
  ['wrong-endpoint wantsPathStyle', 'pathStyle'],
])

/** The words of a failure for a terminal, where there are no form fields or buttons, and paths are typed. */
export function describeInTerminal(failure: Failure, translate: Translate): FailureWords {
  const words = describeFailure(failure, translate, 'cli.policyPlace')
  if (asksForCode(failure)) return { ...words, fix: translate('cli.mfa.fix') }
  const { kind, facts } = failure
  if (kind === 'access-denied' && facts['reason'] === 'linkPrivate' && knowsPolicies(facts['provider']))
    return { ...words, fix: `${words.fix} ${translate('cli.fix.linkPrivate')}` }
  const own = ownFixes.get(`${kind} ${facts['reason'] ?? ''}`)
  if (own === undefined) return words
  const message = own === 'missing' ? translate('cli.missing', facts) : words.message
  return { message, fix: translate(`cli.fix.${own}`, facts) }
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
