import { environmentDestination } from '../../core/settings/environment-destination'
import type { EnvironmentProblem } from '../../core/settings/environment-variables'
import type { FailureFacts, Translate } from '../../shared/failures/failure'
import { shortened } from '../../shared/shortened'
import type { CommandContext, ExitCode } from './command-context'
import type { FailureRow } from '../terminal/print-uploads'
import type { Refusal } from '../work/work'

/** Which destinations a command can be about: `saved` leaves out the one of the environment. */
type Choice = 'any' | 'saved'

/** Writes a refusal to stderr, and returns it for JSON output. */
export function reportRefusal(
  refusal: Refusal,
  { io, translate, say }: CommandContext,
  choice: Choice = 'any',
): FailureRow {
  const full = choice === 'any' ? withUnsaved(refusal, io.env) : refusal
  const failure = describeRefusal(full, choice, translate)
  say(`${failure.message} ${failure.fix}`.trimEnd())
  return failure
}

/** Among the destinations to choose from is also the environment's, of which the app does not know. */
function withUnsaved(refusal: Refusal, env: CommandContext['io']['env']): Refusal {
  const unsaved = environmentDestination(env)
  if (refusal.kind !== 'unknown-destination' || !unsaved.ok || unsaved.value === undefined) return refusal
  return { ...refusal, known: [...new Set([unsaved.value.name, ...refusal.known])] }
}

/** The usual reason to refuse is wrong usage or settings; an app that ended may have done a part of its work. */
export function exitCodeOf({ kind }: Refusal): ExitCode {
  return kind === 'app-gone' ? 1 : 2
}

/** A refusal in the person's language, in the form of a failure, so that scripts can read both alike. */
function describeRefusal(refusal: Refusal, choice: Choice, translate: Translate): FailureRow {
  const facts = { context: choice, ...factsOf(refusal, translate) }
  return {
    kind: aboutSettings.includes(refusal.kind) ? 'settings-incomplete' : 'unexpected',
    message: translate(`cli.refusal.${refusal.kind}.message`, facts),
    fix: translate(`cli.refusal.${refusal.kind}.fix`, facts),
    retryable: false,
  }
}

const aboutSettings: readonly Refusal['kind'][] = [
  'environment',
  'no-destination',
  'unknown-destination',
  'settings-newer',
  'settings-damaged',
  'settings-unreadable',
]

function factsOf(refusal: Refusal, translate: Translate): FailureFacts {
  switch (refusal.kind) {
    case 'environment':
      return { problems: refusal.problems.map((one) => environmentSentence(one, translate)).join(' ') }
    case 'unknown-destination': {
      const name = shortened(refusal.name)
      const names = refusal.known.join(', ')
      return names === '' ? { name, context: 'none' } : { name, known: names }
    }
    default: {
      const { kind: _kind, ...facts } = refusal
      return facts
    }
  }
}

function environmentSentence({ variable, problem, facts }: EnvironmentProblem, translate: Translate): string {
  // What is wrong with a template has the same words in the settings' form.
  const why = problem === 'key-template' ? translate(`fieldProblem.${facts['problem']}`, facts) : ''
  return translate(`cli.environment.${problem}`, { variable, ...facts, why })
}
