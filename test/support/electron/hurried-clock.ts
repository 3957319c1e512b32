import type { ElectronApplication } from 'playwright-core'

/**
 * Shortens timers of exactly this length in main to a moment.
 *
 * @returns a function that restores them
 */
export async function hurry(
  app: ElectronApplication,
  milliseconds: number,
  to = 300,
): Promise<() => Promise<void>> {
  const usual = await app.evaluateHandle(
    (_electron, [from, quick]) => {
      const usual = globalThis.setTimeout
      Reflect.set(globalThis, 'setTimeout', (run: () => void, wait: number, ...rest: unknown[]) =>
        usual(run, wait === from ? quick : wait, ...rest),
      )
      return { usual }
    },
    [milliseconds, to] as const,
  )
  return () => usual.evaluate(({ usual }) => void Reflect.set(globalThis, 'setTimeout', usual))
}
