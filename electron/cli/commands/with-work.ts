import { environmentRemovesMetadata } from '../../core/settings/environment-destination'
import type { StoreTarget } from '../../core/ports/object-store'
import { noConversion } from '../../shared/uploads/conversion'
import { success, type Result } from '../../shared/result'
import type { CommandContext, ExitCode, OwnWork } from './command-context'
import { meantOfEnvironment } from './meant-of-environment'
import { beginWithCode } from '../terminal/mfa-code'
import type { Refusal, Work } from '../work/work'

/** What a command does with a destination, and what it does if nothing can be tried. */
export interface WorkCommand {
  readonly run: (work: Work) => Promise<ExitCode>
  readonly refuse: (refusal: Refusal) => ExitCode
}

/**
 * Finds out who works for a destination, starts its session, and runs a command with it.
 *
 * @param destination its name; if undefined, the default one
 */
export async function withWork(
  destination: string | undefined,
  context: CommandContext,
  { run, refuse }: WorkCommand,
): Promise<ExitCode> {
  const chosen = await chooseWork(destination, context)
  if (!chosen.ok) return refuse(chosen.problem)
  const work = chosen.value
  try {
    const { signal } = context.io
    const failed = await beginWithCode(destination, work, context)
    const refusal = failed ?? (signal.aborted ? ({ kind: 'cancelled' } as const) : undefined)
    const code = refusal === undefined ? await run(work) : refuse(refusal)
    return signal.aborted ? 130 : code
  } finally {
    if ('dispose' in work) await work.dispose()
  }
}

async function chooseWork(
  name: string | undefined,
  { io, needs }: CommandContext,
): Promise<Result<Work | OwnWork, Refusal>> {
  const unsaved = meantOfEnvironment(io.env, name)
  if (!unsaved.ok) return unsaved
  const target = unsaved.value ?? (await borrowerMeant(name, needs))
  if (target === undefined) return success(needs.appWork())
  const saved = await needs.savedSettings()
  // If the settings cannot be read, rather too little becomes public.
  const preferences = saved.ok ? saved.value.preferences : undefined
  const removesMetadata = environmentRemovesMetadata(io.env) ?? preferences?.removeMetadata ?? true
  const conversion = preferences?.conversion ?? noConversion
  return success(needs.ownWork(target, { removesMetadata, conversion }))
}

/** The saved destination that a command means, if it borrows its keys: the app is not needed for that one. */
async function borrowerMeant(
  name: string | undefined,
  needs: CommandContext['needs'],
): Promise<StoreTarget | undefined> {
  const borrower = await needs.savedBorrower(name)
  if (borrower === undefined || name !== undefined) return borrower
  // An app that was started with variables has another default than the saved one.
  const running = await needs.runningDestinations()
  const isOther = running?.some(({ isDefault, isFromEnvironment }) => isDefault && isFromEnvironment)
  return isOther === true ? undefined : borrower
}
