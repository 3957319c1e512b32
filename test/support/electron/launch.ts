import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { resolveRuntime } from '../../../build/runtime/resolve.mjs'
import { root } from '../../../build/support/root.mjs'
import { runMark } from '../../../build/tests/leftovers.mjs'

export interface LaunchOptions {
  /** Absolute folder for all of Ollim's state. */
  readonly home: string
  /** Variables besides the machine's own; OLLIM_* describes an unsaved destination. */
  readonly environment?: Readonly<Record<string, string>>
  /** Files and switches for Ollim. */
  readonly args?: readonly string[]
  /** Switches for Chromium. */
  readonly switches?: readonly string[]
  readonly workingDirectory?: string
}

const startMilliseconds = 30_000
/** Twice as long as Ollim waits, when it quits, for an answer that does not come, and what a busy machine adds. */
const endMilliseconds = 20_000
/** For anything the window should do or show; uploads have their own, longer timeout. */
const stepMilliseconds = 10_000

/** A running Ollim, as built in `out/`, with the errors that occurred in it. */
export class Ollim {
  readonly app: ElectronApplication
  readonly home: string
  /** Kept, because Playwright no longer returns it once the app has ended. */
  readonly #process: ChildProcess
  /** Uncaught errors of the page and of main. A test with any of them fails. */
  readonly problems: string[] = []
  /** Main's output on standard error. */
  stderr = ''
  /** Whether a page's process crashed: Playwright cannot reach that page any more, though Ollim reloads it. */
  hasCrashed = false

  constructor(app: ElectronApplication, home: string) {
    this.app = app
    this.#process = app.process()
    this.home = home
    for (const page of app.windows()) this.#watch(page)
    app.on('window', (page) => this.#watch(page))
    this.#process.stderr?.on('data', (data) => {
      this.stderr += String(data)
      if (/UnhandledPromiseRejection|Uncaught exception/.test(String(data))) this.problems.push(String(data))
    })
  }

  /** The open window's page. */
  get page(): Page {
    const page = this.#openPage()
    if (page === undefined) throw new Error('Ollim has no window open.')
    return page
  }

  /** The page of the tray's popover, while it is open. */
  get popover(): Page | undefined {
    return this.app.windows().find(isPopover)
  }

  /** Waits for the popover that an action opens, until it is usable. */
  async popoverAfter(action: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([
      this.app.waitForEvent('window', { timeout: startMilliseconds }),
      action(),
    ])
    await page.getByRole('button', { name: 'Open Ollim' }).waitFor({ timeout: startMilliseconds })
    return page
  }

  /** Waits for the window that an action opens, until it is usable. */
  async windowAfter(action: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([
      this.app.waitForEvent('window', { timeout: startMilliseconds }),
      action(),
    ])
    await untilUsable(page)
    return page
  }

  /** Resets the window, if one is open, to its state after a start, without any sheets, toasts or notices over it. */
  async resetWindow(): Promise<void> {
    const page = this.#openPage()
    if (page === undefined) return
    await page.reload()
    await untilUsable(page)
  }

  /** Closes the window as its close button does; Ollim stays in the tray. */
  async closeWindow(): Promise<void> {
    const closed = this.page.waitForEvent('close', { timeout: endMilliseconds })
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
  }

  /** Quits as a person would. Throws if that takes too long, and kills the process: it would hang without a window. */
  async close(): Promise<void> {
    if (this.hasEnded) return
    const end = AbortSignal.timeout(endMilliseconds)
    end.addEventListener('abort', () => this.#sendKill())
    // An evaluated call can interrupt main anywhere; a person's quit comes between two tasks.
    await this.app.evaluate(({ app }) => void setImmediate(() => app.quit())).catch(() => undefined)
    await this.#untilEnded()
    await this.app.close().catch(() => undefined)
    if (end.aborted) throw new Error(`Ollim did not quit within ${endMilliseconds / 1000} s.`)
  }

  /** Kills it at once, as a power cut would. */
  async kill(): Promise<void> {
    if (this.hasEnded) return
    const ended = this.#untilEnded()
    this.#sendKill()
    await ended
  }

  /** Waits until the process has ended. Returns its exit code; null if a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#untilEnded(AbortSignal.timeout(endMilliseconds))
    return this.#process.exitCode
  }

  get hasEnded(): boolean {
    const { exitCode, signalCode } = this.#process
    return exitCode !== null || signalCode !== null
  }

  async #untilEnded(signal?: AbortSignal): Promise<void> {
    if (!this.hasEnded) await once(this.#process, 'exit', { signal })
  }

  #openPage(): Page | undefined {
    return this.app.windows().findLast((one) => !isPopover(one))
  }

  #sendKill(): void {
    this.#process.kill('SIGKILL')
  }

  #watch(page: Page): void {
    page.setDefaultTimeout(stepMilliseconds)
    page.on('crash', () => (this.hasCrashed = true))
    page.on('pageerror', ({ stack, message }) => this.problems.push(stack ?? message))
    page.on('console', (line) => {
      // A missing thumbnail is correctly answered with 404.
      if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
        this.problems.push(line.text())
    })
  }
}

/** Starts this checkout's app. Its window, unless `--hidden` is given, is usable afterwards. */
export async function launchOllim(options: LaunchOptions): Promise<Ollim> {
  const { home, environment = {}, args = [], switches = [], workingDirectory = home } = options
  const { executable } = await resolveRuntime()
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, root, ...args],
    cwd: workingDirectory,
    // Keeps the desktop's colour scheme instead of the one that Playwright would set.
    colorScheme: null,
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: home, ...environment },
    timeout: startMilliseconds,
  })
  const ollim = new Ollim(app, home)
  try {
    await logExceptions(app)
    if (!args.includes('--hidden')) await untilUsable(await app.firstWindow({ timeout: startMilliseconds }))
  } catch (error) {
    await ollim.kill()
    throw new Error(`Ollim did not start. It said: ${ollim.stderr}`, { cause: error })
  }
  return ollim
}

function isPopover(page: Page): boolean {
  return page.url().includes('/popover/')
}

/** How often to ask main again before it counts as an error. */
const lostAnswers = 10

/**
 * While the app is busy starting, the inspector sometimes loses an answer ("garbage collected"): this asks again.
 */
async function logExceptions(app: ElectronApplication, triesLeft = lostAnswers): Promise<void> {
  const asked = app.evaluate(() => {
    process.on('uncaughtExceptionMonitor', ({ stack }) => console.error('Uncaught exception', stack))
  })
  await asked.catch((error: unknown) => {
    if (triesLeft === 0 || !String(error).includes('garbage collected')) throw error
    return logExceptions(app, triesLeft - 1)
  })
}

/** Waits until the window shows its tabs: everything else is rendered with them. */
async function untilUsable(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Uploads' }).waitFor({ timeout: startMilliseconds })
}

/** The machine's own environment, without the test runner's variables and without a destination. */
export function inheritedEnvironment(): Record<string, string> {
  const isOurs = (name: string) => name !== runMark && /^(NODE_ENV$|VITEST|OLLIM_|AWS_)/.test(name)
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || isOurs(name) ? [] : [[name, value]],
    ),
  )
}
