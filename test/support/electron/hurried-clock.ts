import type { ElectronApplication } from 'playwright-core'

/** Lets waits of exactly so long in main be over after a moment. */
export async function hurry(app: ElectronApplication, milliseconds: number, to = 300): Promise<void> {
  await app.evaluate(
    (_electron, [from, quick]) => {
      const usual = globalThis.setTimeout
      Reflect.set(globalThis, 'setTimeout', (run: () => void, wait: number, ...rest: unknown[]) =>
        usual(run, wait === from ? quick : wait, ...rest),
      )
    },
    [milliseconds, to] as const,
  )
}
