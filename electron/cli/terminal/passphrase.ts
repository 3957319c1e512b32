import { shortestPassphrase } from '../../shared/destinations/import'
import { problem, success, type Result } from '../../shared/result'
import type { CommandContext } from '../commands/command-context'

/** From `OLLIM_PASSPHRASE`, or asked for on the terminal; the problem is a message. */
export async function readPassphrase({ io, translate }: CommandContext): Promise<Result<string, string>> {
  const { OLLIM_PASSPHRASE: given = '' } = io.env
  if (given !== '') return success(given)
  const asked = await io.askHidden(translate('cli.passphrase.ask'))
  return asked === undefined ? problem(translate('cli.passphrase.missing')) : success(asked)
}

/** The same for a new passphrase: long enough, and typed twice if a person types it. */
export async function choosePassphrase(context: CommandContext): Promise<Result<string, string>> {
  const { io, translate } = context
  const chosen = await readPassphrase(context)
  if (!chosen.ok) return chosen
  if (chosen.value.length < shortestPassphrase) {
    return problem(translate('cli.passphrase.short', { minimum: shortestPassphrase }))
  }
  if ((io.env['OLLIM_PASSPHRASE'] ?? '') !== '') return chosen
  const again = await io.askHidden(translate('cli.passphrase.again'))
  return again === chosen.value ? chosen : problem(translate('cli.passphrase.differs'))
}
