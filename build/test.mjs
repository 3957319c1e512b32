/** Lint, types, build and every test; ends with `N passed, N failed`. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { resolveRuntime } from './runtime/resolve.mjs'
import { inLanes } from './support/in-lanes.mjs'
import { root } from './support/root.mjs'
import { run } from './support/run.mjs'
import { say } from './support/say.mjs'
import { startScreen } from './support/screen.mjs'
import { lintSteps, outcomeLine, runSideBySide, typesStep } from './support/steps.mjs'
import { ensureLibraries, ensureTestPackages } from './system/ensure.mjs'
import { hasProgram } from './system/missing.mjs'
import { endLeftovers, runMark } from './tests/leftovers.mjs'
import { closingLine } from './tests/report.mjs'
import { runSuite } from './tests/suites.mjs'

/** @typedef {import('./support/steps.mjs').Outcome} Outcome */
/** @typedef {import('./tests/report.mjs').Count} Count */

const mark = randomUUID()
const inCi = process.env['CI'] === 'true'
/** @type {Outcome[]} */
const outcomes = []
/** @type {Count[]} */
const counts = []
/** @type {string[]} tests that failed, with the reason */
const broken = []
/** @type {string[]} tests that passed only on a second try */
const shaky = []

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    endLeftovers(mark)
    process.exit(1)
  })
}

fs.rmSync(path.join(root, 'out', 'test'), { recursive: true, force: true })
await step('system', async () => {
  ensureTestPackages()
  const { binary, version } = await resolveRuntime()
  ensureLibraries(binary)
  say(`The tests run on Electron ${version}.`)
})
const lint = await runSideBySide([...lintSteps, typesStep])
outcomes.push(...lint)
counts.push(...lint.map(({ passed }) => ({ passed: 0, failed: passed ? 0 : 1, skipped: 0 })))
await command('build', ['node', 'build/build.mjs'])
await suite({ project: 'unit', limitMinutes: 10 })
// Most of these tests wait for something other than the processor: four at a time keep two cores busy.
await inLanes(4, [
  packaged,
  ...inParts(3, { project: 'integration', limitMinutes: 10 }),
  ...inParts(4, { project: 'e2e', limitMinutes: 15, inSession: true }),
])

const left = endLeftovers(mark)
if (left > 0) say(`Ended ${String(left)} processes that the tests had left running.`)
console.log(`\n${outcomes.map(outcomeLine).join('\n')}\n`)
for (const words of broken) console.log(`Failed: ${words}`)
for (const name of shaky) console.log(`Passed only at the second try: ${name}`)
const { failed, line } = closingLine(counts, inCi)
console.log(line)
process.exit(failed === 0 ? 0 : 1)

/**
 * Runs one step; if it throws, that is one failure and the run continues.
 * @param {string} name
 * @param {() => Promise<Count | void>} work
 */
async function step(name, work) {
  const started = performance.now()
  console.log(`\n── ${name}`)
  const count = await work().catch((/** @type {unknown} */ error) => {
    say(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  })
  const whole = count ?? { passed: 0, failed: 0, skipped: 0 }
  counts.push(whole)
  const passed = whole.failed === 0 && !(inCi && whole.skipped > 0)
  outcomes.push({ name, passed, seconds: (performance.now() - started) / 1000 })
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 */
async function command(name, command) {
  await step(name, async () => {
    const { code } = await run(command, { show: true, limitMinutes: 5 })
    if (code !== 0) throw new Error(`${name} failed.`)
  })
}

/** Packs the app, and tests what was packed. */
async function packaged() {
  await command('package', ['node', 'build/package.mjs', '--unpacked'])
  await suite({ project: 'packaged', limitMinutes: 6, inSession: true })
}

/**
 * Cuts a suite into parts, to run side by side.
 * @param {number} count
 * @param {import('./tests/suites.mjs').Suite} wanted
 */
function inParts(count, wanted) {
  return Array.from(
    { length: count },
    (_, index) => () => suite({ ...wanted, shard: `${String(index + 1)}/${String(count)}` }),
  )
}

/**
 * Runs a suite with its own servers and, if it needs them, its own screen and clipboard, so that several can run
 * side by side.
 * @param {import('./tests/suites.mjs').Suite} wanted
 */
async function suite(wanted) {
  const { project, shard, inSession = false } = wanted
  await step(shard === undefined ? project : `${project} ${shard}`, async () => {
    const needsScreen = inSession && process.platform === 'linux' && hasProgram('Xvfb')
    const screen = needsScreen ? await startScreen() : undefined
    try {
      const found = await runSuite(wanted, { [runMark]: mark, ...(screen && { DISPLAY: screen.display }) })
      broken.push(...found.failed)
      shaky.push(...found.shaky)
      return found.count
    } finally {
      screen?.end()
    }
  })
}
