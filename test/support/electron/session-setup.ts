import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startScreen } from '../../../build/support/screen.mjs'
import { hasProgram } from '../../../build/system/missing.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for the tests' files; deleted after the run. */
    readonly scratch: string
  }
}

/** Sets up a screen, a message bus and a folder for the whole run; returns a function that removes them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ollim-e2e-'))
  project.provide('scratch', scratch)
  const needsScreen = process.platform === 'linux' && process.env['DISPLAY'] === undefined
  const screen = needsScreen ? await startScreen() : undefined
  if (screen !== undefined) process.env['DISPLAY'] = screen.display
  const bus = process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined ? await startBus() : undefined
  return async () => {
    screen?.end()
    bus?.kill()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Our own message bus, if there is none: on a person's own bus, their desktop would take part in the tests. */
async function startBus(): Promise<ChildProcess | undefined> {
  if (!hasProgram('dbus-daemon')) return undefined
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    bus.once('error', reject)
    bus.once('exit', () => reject(new Error('The message bus could not start.')))
    bus.stdout.once('data', (data) => resolve(String(data).trim()))
  })
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  return bus
}
