import { parseArgs } from 'node:util'
import type { Dropped } from '../bench/app-drop'
import { dropFolder } from '../bench/drops'
import { maxGrowthBytes } from '../bench/growth'
import { bundleIfNeeded } from '../../build/support/bundle.mjs'
import { startScreen } from '../../build/support/screen.mjs'
import { hasDisplay } from '../../build/system/missing.mjs'
import { runWithAppKills } from '../support/faults/app-kill-run'
import { runWithCancels } from '../support/faults/cancel-run'
import { faultPlans } from '../support/faults/fault-plans'
import { runUnderPlan } from '../support/faults/faulty-run'
import { runWithKills } from '../support/faults/kill-run'
import type { SampleCounts } from '../support/faults/sample-files'
import { runWithLargeImage } from '../support/faults/large-run'
import { flawless, type Verdict } from '../support/faults/verdict'
import { type Ceph, startCeph } from '../support/servers/ceph'

/**
 * Runs at full size what `npm test` runs at a tenth: uploads on bad networks, cancels, crashes of the engine and of
 * the built app, memory for very many images and for a very large one. Prints a table; exits with 1 if anything was
 * lost, duplicated or damaged, or if main's memory grew more than it may.
 *
 * `npm run endurance -- [--seed N] [--uploads N] [--only plans,cancels,kills,app,memory]`
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    uploads: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'plans,cancels,kills,app,memory' },
  },
})
const seed = Number(values.seed)
const uploads = Number(values.uploads)
const wanted = values.only.split(',')
/** One in a hundred is uploaded in parts. */
const large = Math.max(1, Math.round(uploads / 100))
const counts: SampleCounts = { small: uploads - large, large }
let flaws = 0

interface Row {
  readonly run: string
  readonly uploads: number
  readonly seconds?: number
  /** Further facts about a run. */
  readonly facts: Readonly<Record<string, number>>
  readonly verdict: Verdict
  readonly broken?: readonly string[]
}

console.log(`Seed ${seed}.`)
if (['plans', 'cancels', 'kills'].some((run) => wanted.includes(run))) await withCeph(runEngine)
if (['app', 'memory'].some((run) => wanted.includes(run)))
  await withScreen(async () => {
    if (wanted.includes('app')) await withCeph(runApp)
    if (wanted.includes('memory')) await withCeph(runForMemory)
  })
process.exitCode = flaws === 0 ? 0 : 1

/** Ceph keeps deleted objects in memory for two more hours: starts a new one for runs that need space. */
async function withCeph(work: (ceph: Ceph) => Promise<void>): Promise<void> {
  const { server, stop } = await startCeph()
  try {
    await work(server)
  } finally {
    await stop()
  }
}

async function withScreen(work: () => Promise<void>): Promise<void> {
  await bundleIfNeeded()
  const screen = hasDisplay() ? undefined : await startScreen()
  if (screen !== undefined) process.env['DISPLAY'] = screen.display
  try {
    await work()
  } finally {
    screen?.end()
  }
}

async function runEngine(ceph: Ceph): Promise<void> {
  if (wanted.includes('plans')) {
    for (const plan of faultPlans) {
      const { retries, faults, givenUp, ...run } = await runUnderPlan(ceph, plan, seed, counts)
      print({ run: plan.name, ...run, facts: { faults, retries, 'tried again by hand': givenUp } })
    }
  }
  if (wanted.includes('cancels')) {
    for (const plan of faultPlans) {
      const { cancelled, ...run } = await runWithCancels(ceph, plan, seed, counts)
      print({ run: `cancels, ${plan.name}`, ...run, facts: { cancelled } })
    }
  }
  if (wanted.includes('kills')) {
    const { kills, killsAtStart, ...run } = await runWithKills(ceph, Math.ceil(uploads / 10), seed, counts)
    print({ run: 'kills of the engine', ...run, facts: { kills, 'of them at its start': killsAtStart } })
  }
}

async function runApp(ceph: Ceph): Promise<void> {
  const { kills, ...run } = await runWithAppKills(ceph, Math.ceil(uploads / 10), seed, counts)
  print({ run: 'kills of the app', ...run, facts: { kills } })
}

async function runForMemory(ceph: Ceph): Promise<void> {
  const large = await runWithLargeImage(ceph, Math.round((uploads / 1000) * 6 * 1024 ** 3))
  print({ run: 'one image of 6 GiB', uploads: 1, facts: growthOf(large), verdict: large.verdict })
  const many = await dropFolder(uploads * 50, { collectEveryMilliseconds: 5_000 })
  print({ run: 'a folder of images', uploads: many.count, facts: growthOf(many), verdict: flawless })
}

/** Counts only memory that the engine holds; when V8 frees the rest depends on V8 and the machine. */
function growthOf({ idleBytes, peakBytes, heldGrowthBytes = NaN }: Dropped): Row['facts'] {
  if (!(heldGrowthBytes <= maxGrowthBytes)) flaws += 1
  return {
    'growth of main after collections, MiB': Math.round(heldGrowthBytes / 1024 ** 2),
    'before them, MiB': Math.round((peakBytes - idleBytes) / 1024 ** 2),
  }
}

function print({ run, uploads: count, seconds, facts, verdict, broken = [] }: Row): void {
  const { missing, duplicate, corrupt, open } = verdict
  const wrong = { missing, duplicate, corrupt, 'left open': open, broken }
  const told = Object.entries({ ...facts, ...lengths(wrong) }).map(([name, value]) => `${name} ${value}`)
  const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s, `
  console.log(`${run.padEnd(30)} ${count} uploads, ${time}${told.join(', ')}`)
  for (const [name, which] of Object.entries(wrong)) {
    if (which.length > 0) console.log(`  ${name}: ${which.slice(0, 10).join(', ')}`)
    flaws += which.length
  }
}

function lengths(lists: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))
}
