import { asksForCode } from '../../shared/failures/failure'
import { describeInTerminal } from './describe-in-terminal'
import type { CommandContext } from '../commands/command-context'
import type { Refusal, Work } from '../work/work'

/** How often a code may be typed: after three mistakes, a person wants to look again. */
const tries = 3

/**
 * Starts the session for which a destination's keys need a code, before anything is sent: with `OLLIM_MFA_CODE`, or a
 * code that is asked for on the terminal. If nobody can be asked, or on any other problem, it does nothing: the work
 * itself then reports what is missing.
 *
 * @returns why nothing can be done at all, so that it is not tried, and waited for, a second time
 */
export async function beginWithCode(
  destination: string | undefined,
  work: Work,
  { io, translate, say }: CommandContext,
): Promise<Refusal | undefined> {
  const { OLLIM_MFA_CODE: given = '' } = io.env
  if (given === '' && !io.canAsk) return undefined
  const begin = (code: string) => work.beginSession({ destination, code, signal: io.signal })
  const first = await begin('')
  if (!first.ok) return first.problem
  if (first.value === undefined || !asksForCode(first.value)) return undefined
  if (given === '') say(describeInTerminal(first.value, translate).message)
  const answers = given === '' ? tries : 1
  for (let asked = 0; asked < answers && !io.signal.aborted; asked += 1) {
    const typed = given === '' ? await io.askHidden(translate('cli.mfa.ask')) : given
    if (typed === undefined) return undefined
    const code = typed.replace(/\s/g, '')
    const begun = /^\d{6}$/.test(code) ? await begin(code) : undefined
    if (begun === undefined) say(translate('cli.mfa.malformed'))
    else if (!begun.ok || begun.value === undefined || !asksForCode(begun.value)) return undefined
    else say(describeInTerminal(begun.value, translate).message)
  }
  return undefined
}
