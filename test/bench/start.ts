import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { resolveRuntime } from '../../build/runtime/resolve.mjs'
import { root } from '../../build/support/root.mjs'
import { inheritedEnvironment } from '../support/electron/launch'
import { dropOnApp } from './app-drop'
import { images } from './corpus'
import { proportionalBytes } from './process-tree'
import { startSink } from './sink'
import { mebibyte, spreadOf } from './statistics'
import { figure, printTable } from './table'

/** The two apps to compare: a minimal Electron app, and Ollim. */
export interface Beside {
  readonly empty: number
  readonly ollim: number
}

export interface StartAndIdle {
  /** From the start of the process to the first contentful frame; medians. */
  readonly paintedSeconds: Beside
  /** Memory of all processes; shared memory counts once: without a window, and in the tray after uploads. */
  readonly idleBytes: Beside
  /** How many uploads Ollim had done before. */
  readonly uploads: number
}

const emptyApp = fileURLToPath(new URL('./programs/empty-app', import.meta.url))

/** Until helper processes have ended and unused memory has been returned. */
const settleMilliseconds = 45_000

/** Starts both in turns, with homes that already exist, then measures their memory without a window. */
export async function measureStartAndIdle(rounds: number, uploads: number): Promise<StartAndIdle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-bench-start-'))
  const homes = {
    empty: path.join(folder, 'empty'),
    ollim: path.join(folder, 'ollim'),
    busy: path.join(folder, 'busy'),
  }
  for (const home of Object.values(homes)) await mkdir(home)
  const sink = await startSink()
  try {
    const { environment } = sink
    const startOllim = () => launchApp(root, { ...environment, OLLIM_HOME: homes.ollim })
    const startEmpty = () => launchEmptyApp(homes.empty)
    const empty: number[] = []
    const ollim: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const seconds = { empty: await secondsToPaint(startEmpty), ollim: await secondsToPaint(startOllim) }
      // The first start creates the home.
      if (round === 0) continue
      empty.push(seconds.empty)
      ollim.push(seconds.ollim)
    }
    return {
      paintedSeconds: { empty: spreadOf(empty).median, ollim: spreadOf(ollim).median },
      idleBytes: {
        empty: await idleBytesOfEmptyApp(homes.empty),
        ollim: await idleBytesOfOllim(homes.busy, environment, uploads),
      },
      uploads,
    }
  } finally {
    sink.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export function printStartAndIdle({ paintedSeconds, idleBytes, uploads }: StartAndIdle): void {
  const row = (what: string, { empty, ollim }: Beside, unit: number) => [
    what,
    figure(empty / unit),
    figure(ollim / unit),
    figure(ollim / empty),
  ]
  printTable(
    ['', 'empty Electron', 'Ollim', 'ratio'],
    [
      row('start to first paint, s', paintedSeconds, 1),
      row(`idle without a window, after ${uploads} uploads, MiB`, idleBytes, mebibyte),
    ],
  )
}

function launchEmptyApp(home: string, args: readonly string[] = []): Promise<ElectronApplication> {
  return launchApp(emptyApp, { EMPTY_APP_HOME: home }, args)
}

/** Does not inspect the page: the test tool's work there would count as part of the start. */
async function launchApp(
  folder: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const { executable } = await resolveRuntime()
  return _electron.launch({
    executablePath: executable,
    args: [folder, ...args],
    colorScheme: null,
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', ...environment },
  })
}

async function secondsToPaint(launch: () => Promise<ElectronApplication>): Promise<number> {
  const startedAt = Date.now()
  const app = await launch()
  try {
    return ((await paintedAt(await app.firstWindow())) - startedAt) / 1000
  } finally {
    await app.close()
  }
}

/** When the page's first content was painted, in milliseconds since the epoch. */
function paintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((entries) => {
          const [paint] = entries.getEntriesByName('first-contentful-paint')
          if (paint !== undefined) resolve(performance.timeOrigin + paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}

async function idleBytesOfEmptyApp(home: string): Promise<number> {
  const app = await launchEmptyApp(home, ['--hidden'])
  try {
    await setTimeout(settleMilliseconds)
    return await proportionalBytes(app.process().pid ?? 0)
  } finally {
    await app.close()
  }
}

async function idleBytesOfOllim(
  home: string,
  environment: Readonly<Record<string, string>>,
  uploads: number,
): Promise<number> {
  const { folder } = await images(uploads, 2_000)
  let idleBytes = NaN
  await dropOnApp({ home, environment, paths: [folder], count: uploads }, async (ollim) => {
    await ollim.closeWindow()
    await setTimeout(settleMilliseconds)
    idleBytes = await proportionalBytes(ollim.app.process().pid ?? 0)
  })
  return idleBytes
}
