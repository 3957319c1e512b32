import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { unpackedApp } from '../../../build/packaging/unpacked.mjs'
import { sandboxArguments } from '../../../build/support/launch.mjs'
import { inheritedEnvironment } from '../electron/launch'
import { newFolder } from '../electron/ollim-in-test'

const startMilliseconds = 30_000
const endMilliseconds = 10_000

export interface PackagedStart {
  /** Absolute folder for all of Ollim's state; a new one if absent. */
  readonly home?: string
  /** Variables besides the machine's own. `undefined` removes one of those. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly args?: readonly string[]
  readonly workingDirectory?: string
}

/** The exit code and all output of the packaged executable. */
export interface PackagedEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the packaged executable to its end. */
export async function runPackaged(start: PackagedStart): Promise<PackagedEnd> {
  const child = spawnPackaged({ ...start, home: start.home ?? (await newFolder('home')) })
  const timer = setTimeout(() => child.kill('SIGKILL'), startMilliseconds)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  await once(child, 'close')
  clearTimeout(timer)
  return { code: child.exitCode, stdout, stderr }
}

/**
 * The packaged app with its window. Its main process cannot be inspected, as it should be: only the window can be
 * driven, over Chromium's own port.
 */
export class PackagedOllim {
  readonly home: string
  readonly page: Page
  /** All of its output on standard error. */
  readonly stderr: readonly string[]
  readonly #child: ChildProcess
  readonly #browser: Browser

  private constructor(
    home: string,
    page: Page,
    stderr: readonly string[],
    child: ChildProcess,
    browser: Browser,
  ) {
    this.home = home
    this.page = page
    this.stderr = stderr
    this.#child = child
    this.#browser = browser
  }

  /** Starts it, and waits until it is usable. It ends with the current test. */
  static async start(start: PackagedStart): Promise<PackagedOllim> {
    const home = start.home ?? (await newFolder('home'))
    const child = spawnPackaged({
      ...start,
      home,
      args: ['--remote-debugging-port=0', ...(start.args ?? [])],
    })
    onTestFinished(() => end(child))
    const stderr: string[] = []
    const address = await addressSaid(child, stderr)
    const browser = await chromium.connectOverCDP(address, { timeout: startMilliseconds })
    const [context] = browser.contexts()
    if (context === undefined) throw new Error('The packaged app has nothing to show.')
    const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: startMilliseconds }))
    page.setDefaultTimeout(startMilliseconds)
    await page.getByRole('tab').first().waitFor()
    return new PackagedOllim(home, page, stderr, child, browser)
  }

  /** Ends it as logging out does. Returns its exit code. */
  async end(): Promise<number | null> {
    await this.#browser.close()
    await end(this.#child)
    return this.#child.exitCode
  }
}

/** Kills the process if ending takes too long. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const timer = setTimeout(() => child.kill('SIGKILL'), endMilliseconds)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  clearTimeout(timer)
}

function spawnPackaged({
  home,
  environment,
  args = [],
  workingDirectory = home,
}: PackagedStart & { readonly home: string }) {
  return spawn(unpackedApp.executable, [...sandboxArguments, ...args], {
    cwd: workingDirectory,
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The address for driving it, which Chromium prints. */
async function addressSaid(child: ReturnType<typeof spawnPackaged>, stderr: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The packaged app did not start.\n${stderr.join('\n')}`)),
      startMilliseconds,
    )
    createInterface({ input: child.stderr }).on('line', (line) => {
      stderr.push(line)
      const [, address] = /^DevTools listening on (\S+)$/.exec(line) ?? []
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    child.stdout.resume()
  })
}
