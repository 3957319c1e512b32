import path from 'node:path'
import { isTooLong } from '../../core/destinations/paste/too-long'
import { visibleText } from '../../core/naming/visible-text'
import { noteWords, sourceWords } from '../../shared/destinations/paste-words'
import { assertNever } from '../../shared/assert-never'
import { describeFailure, failureText, renamed, type Translate } from '../../shared/failures/failure'
import type { ExitCode, CommandContext } from './command-context'
import { exitCodeOf, reportRefusal } from './report-refusal'
import { standardInput, type ImportCommand } from '../command'
import { readPassphrase } from '../terminal/passphrase'
import type { FoundDestination, ImportReport } from '../work/settings-work'
import type { Refusal } from '../work/work'

/**
 * Reads any text with keys or places and adds the destinations in it, or gives a saved one new credentials. Reports on
 * stdout what was done, and on stderr what was not.
 */
export async function runImport(command: ImportCommand, context: CommandContext): Promise<ExitCode> {
  const { io, translate, say } = context
  const { file } = command
  const read = await io.readText(file === standardInput ? file : path.resolve(io.cwd, file))
  if (!read.ok) {
    if (io.signal.aborted) return 130
    const about = renamed(read.problem, standardInput, translate('cli.input.name'))
    const { message, fix } = describeFailure(about, translate)
    say(`${message} ${about.facts['reason'] === 'folder' ? translate('cli.imported.fixFolder') : fix}`)
    return 2
  }
  if (isTooLong(read.value)) {
    say(translate('paste.note.too-long'))
    return 2
  }
  const outcome = await importText(command, read.value, context)
  switch (outcome.kind) {
    case 'imported':
      return printReport(outcome.report, context)
    case 'locked':
      say(outcome.message)
      return 2
    case 'refused':
      reportRefusal(outcome.refusal, context, 'saved')
      return io.signal.aborted ? 130 : exitCodeOf(outcome.refusal)
    default:
      return assertNever(outcome)
  }
}

type ImportOutcome =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  /** The text stayed locked; the message says why. */
  | { readonly kind: 'locked'; readonly message: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Asks for a passphrase if the text turns out to need one. */
async function importText(
  { destination }: ImportCommand,
  text: string,
  context: CommandContext,
): Promise<ImportOutcome> {
  const { io, needs, translate } = context
  const work = needs.appWork()
  const order = { text, destination, signal: io.signal }
  const first = await work.importText({ ...order, passphrase: '' })
  if (!first.ok) return { kind: 'refused', refusal: first.problem }
  if (first.value.lock === 'open') return { kind: 'imported', report: first.value }
  const passphrase = await readPassphrase(context)
  if (!passphrase.ok) {
    return io.signal.aborted
      ? { kind: 'refused', refusal: { kind: 'cancelled' } }
      : { kind: 'locked', message: passphrase.problem }
  }
  const second = await work.importText({ ...order, passphrase: passphrase.value })
  if (!second.ok) return { kind: 'refused', refusal: second.problem }
  if (second.value.lock !== 'open') return { kind: 'locked', message: translate('paste.lock.unfit') }
  return { kind: 'imported', report: second.value }
}

function printReport(
  { notes, found, unwritten }: ImportReport,
  { io, translate, say }: CommandContext,
): ExitCode {
  for (const sentence of noteWords(notes, translate)) say(sentence)
  for (const one of found) {
    const { isDone, sentence } = foundSentence(one, translate)
    if (isDone) io.stdout.write(`${visibleText(sentence)}\n`)
    else say(sentence)
    for (const remark of noteWords(one.notes, translate)) say(remark)
  }
  if (found.some(isForgottenSoon)) say(translate('cli.imported.memory'))
  if (found.length === 0) return 2
  if (unwritten !== undefined) {
    say(`${translate('cli.imported.unwritten')} ${failureText(unwritten, translate)}`)
    return 1
  }
  return found.every(({ outcome }) => outcome.status !== 'incomplete') ? 0 : 1
}

/** Whether its secret, if it has one, is lost at the end of the app's run. */
function isForgottenSoon({ outcome }: FoundDestination): boolean {
  return 'keeping' in outcome && outcome.keeping === 'memory' && outcome.accessKeyIdEnd !== ''
}

function foundSentence(
  { source, label, outcome }: FoundDestination,
  translate: Translate,
): { readonly isDone: boolean; readonly sentence: string } {
  const what = sourceWords({ source, label }, translate)
  switch (outcome.status) {
    case 'added':
    case 'renewed': {
      const { name, bucket, accessKeyIdEnd: end } = outcome
      const context = end === '' ? { context: 'borrowed' } : {}
      const facts = { what, name, bucket, end, ...context }
      return { isDone: true, sentence: translate(`cli.imported.${outcome.status}`, facts) }
    }
    case 'known':
      return { isDone: true, sentence: translate('cli.imported.known', { what, name: outcome.name }) }
    case 'incomplete': {
      const missing = outcome.problems.map(({ problem, facts }) =>
        translate(`fieldProblem.${problem}`, facts),
      )
      const { name } = outcome
      const facts = name === '' ? { what } : { what, name, context: 'named' }
      return {
        isDone: false,
        sentence: `${translate('cli.imported.incomplete', facts)} ${missing.join(' ')}`,
      }
    }
    default:
      return assertNever(outcome)
  }
}
