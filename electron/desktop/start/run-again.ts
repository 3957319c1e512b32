import { spawn } from 'node:child_process'
import type { Environment } from '../../shared/app/environment'

export interface SecondRun {
  readonly args: readonly string[]
  readonly env: Environment
}

/**
 * Runs this program again, for what only a new process can have. Await it before anything is opened; this process then
 * only waits.
 *
 * @returns the exit code of the second run; `undefined` if it cannot be started, so that this process should go on
 */
export async function runAgain({ args, env }: SecondRun): Promise<number | undefined> {
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' })
  child.once('spawn', () => {
    // Chromium repeats signals, and a second one would kill that run before it has closed down.
    process.on('SIGTERM', () => child.killed || child.kill())
    // The terminal sends these to both processes.
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
