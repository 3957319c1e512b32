import { asksForCode } from '../shared/failure'
import { describeInTerminal } from './describe-in-terminal'
import type { CommandContext } from './command-context'
import type { Refusal, Work } from './work'

/** Of typing: a person who mistypes three times wants to look again. */
const tries = 3

/**
 * Begins the session that a destination's keys need a code for, before anything is sent: with
 * `OLLIM_MFA_CODE`, or asked for on the terminal. Where nobody can be asked, and for every other trouble,
 * nothing is done: the work itself says then what is missing.
 *
 * @returns why nothing can be done at all, so that it is not tried, and waited for, a second time
 */
export async function beginWithCode(
  destination: string | undefined,
  work: Work,
  { io, translate }: CommandContext,
): Promise<Refusal | undefined> {
  const { OLLIM_MFA_CODE: given = '' } = io.env
  if (given === '' && !io.canAsk) return undefined
  const begin = (code: string) => work.beginSession({ destination, code, signal: io.signal })
  const say = (sentence: string): void => void io.stderr.write(`${sentence}\n`)
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
