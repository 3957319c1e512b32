import type { Deletions } from './history/changes/deletions'
import type { Mover } from './history/changes/mover'
import type { Replacer } from './history/changes/replacer'
import type { Log } from './ports/log'
import type { Engine } from './uploads/engine'

export interface EndNeeds {
  readonly mover: Pick<Mover, 'dispose'>
  readonly deletions: Pick<Deletions, 'dispose'>
  readonly replacer: Pick<Replacer, 'dispose'>
  readonly engine: Pick<Engine, 'finishIntake' | 'dispose'>
  readonly log: Pick<Log, 'error'>
}

/**
 * Ends what is going on, before the database closes. Whatever fails is logged, and the engine still journals what is
 * unfinished.
 *
 * @param onSlow called once if taking in the remaining inputs takes long
 */
export async function endCore(
  { mover, deletions, replacer, engine, log }: EndNeeds,
  onSlow: () => void,
): Promise<void> {
  const ends = await Promise.allSettled([
    mover.dispose(),
    deletions.dispose(),
    replacer.dispose(),
    engine.finishIntake(onSlow),
  ])
  for (const end of ends) {
    if (end.status === 'rejected') log.error('Something could not be ended', { error: String(end.reason) })
  }
  await engine.dispose()
}
