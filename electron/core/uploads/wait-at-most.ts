import type { Clock } from '../ports/clock'

/** Resolves once the work has ended, in whatever way, or after this time. */
export async function waitAtMost(
  clock: Pick<Clock, 'after'>,
  milliseconds: number,
  work: Promise<unknown>,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(milliseconds, resolve)
    const end = (): void => {
      cancel()
      resolve()
    }
    work.then(end, end)
  })
}
