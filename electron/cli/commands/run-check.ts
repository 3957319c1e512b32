import type { ExitCode, CommandContext } from './command-context'
import { exitCodeOf, reportRefusal } from './report-refusal'
import type { CheckCommand } from '../command'
import { isCheckPassed, printCheck, printUnchecked } from '../terminal/print-check'
import { withWork, type WorkCommand } from './with-work'
import type { Work } from '../work/work'

/** Runs the check of a destination (who, where, may and link) and prints the result. */
export function runCheck({ destination, json }: CheckCommand, context: CommandContext): Promise<ExitCode> {
  const { io, translate } = context
  const refuse: WorkCommand['refuse'] = (refusal) => {
    const failure = reportRefusal(refusal, context)
    // Nothing was checked, but the JSON still has an entry for every step.
    if (json) io.stdout.write(printUnchecked(destination ?? '', failure, translate))
    return exitCodeOf(refusal)
  }
  const run = async (work: Work): Promise<ExitCode> => {
    const checked = await work.check({ destination, signal: io.signal })
    if (!checked.ok) return refuse(checked.problem)
    io.stdout.write(printCheck(checked.value, json, translate))
    return isCheckPassed(checked.value) ? 0 : 1
  }
  return withWork(destination, context, { run, refuse })
}
