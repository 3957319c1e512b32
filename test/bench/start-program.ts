import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { bundleProgram } from './bundle-program'

/** A benchmark program that listens on this computer. */
export interface StartedProgram {
  /** `http://127.0.0.1:` and the port that it printed. */
  readonly endpoint: string
  readonly stop: () => void
}

/**
 * Starts a program that prints its port, in its own process.
 *
 * @param source URL of its TypeScript
 */
export async function startProgram(source: URL, ...args: readonly string[]): Promise<StartedProgram> {
  const program = await bundleProgram(source)
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const [port]: unknown[] = await once(lines, 'line')
  return { endpoint: `http://127.0.0.1:${String(port)}`, stop: () => child.kill() }
}
