import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleIfNeeded } from '../../build/support/bundle.mjs'
import { say } from '../../build/support/say.mjs'
import { startScreen } from '../../build/support/screen.mjs'
import { hasDisplay } from '../../build/system/missing.mjs'
import { type Ceph, cephPrograms, startCeph } from '../support/servers/ceph'
import { missingPrograms } from '../support/servers/daemon'
import { runBatches } from './batches'
import { awsCommandLine } from './contenders/aws'
import type { Contender } from './contenders/contender'
import { minioClient } from './contenders/minio'
import { ollimApp } from './contenders/ollim-app'
import { ollimCommandLine } from './contenders/ollim-cli'
import { picgo } from './contenders/picgo'
import { sdkLoop } from './contenders/sdk'
import { benchFolder } from './corpus'
import { dropFolder, dropLargeFile, dropManyFiles, printDrops } from './drops'
import { historyCost, printHistory } from './history'
import { journalCost } from './journal-cost'
import { describeMachine, loadNow } from './machine'
import { hasTimer } from './measure'
import { help, type Options, parseOptions, type PartName } from './options'
import { printBatches, type Summary, summarize } from './print-batches'
import { startProgram, type StartedProgram } from './start-program'
import { measureStartAndIdle, printStartAndIdle } from './start'

const everyone = [ollimApp, ollimCommandLine, sdkLoop, minioClient, awsCommandLine, picgo]

/** Runs the requested measurements, prints the results, and saves them in `out/bench/`. */
export async function bench(args: readonly string[]): Promise<void> {
  const options = parseOptions(args)
  if (options === 'help') {
    console.log(help)
    return
  }
  // Otherwise the SDK prints between the tables that later versions need a newer Node.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  await mkdir(benchFolder, { recursive: true })
  await bundleIfNeeded()
  const screen = hasDisplay() ? undefined : await startScreen()
  if (screen !== undefined) process.env['DISPLAY'] = screen.display
  try {
    await measureAll(options)
  } finally {
    screen?.end()
  }
}

async function measureAll(options: Options): Promise<void> {
  const machine = describeMachine()
  const startedAt = new Date().toISOString()
  console.log(`${startedAt}  ${machine.processor}, ${machine.cores} cores, ${machine.system}`)
  console.log(`Node ${machine.node}, commit ${machine.commit}, load ${loadNow().toFixed(2)}`)
  if (!hasTimer) console.log('Memory of command lines is not measured: apt-get install time')
  const found: Record<string, unknown> = {}
  for (const part of options.parts) {
    const loadBefore = loadNow()
    console.log(`\n── ${part}, load ${loadBefore.toFixed(2)}`)
    found[part] = { loadBefore, ...(await parts[part](options)), loadAfter: loadNow() }
  }
  const file = path.join(benchFolder, `${startedAt.replaceAll(':', '-')}.json`)
  await writeFile(file, `${JSON.stringify({ startedAt, machine, options, found }, null, 2)}\n`)
  console.log(`\nKept in ${path.relative(process.cwd(), file)}`)
}

const count = (whole: number, { share }: Options) => Math.max(1, Math.round(whole * share))

const parts: Readonly<Record<PartName, (options: Options) => Promise<object>>> = {
  batches: measureBatches,
  async growth({ share }) {
    const drop = await dropLargeFile(share)
    printDrops([drop])
    return { drop }
  },
  async drop(options) {
    const drop = await dropManyFiles(count(10_000, options))
    printDrops([drop])
    return { drop }
  },
  async journal(options) {
    const cost = await journalCost(count(10_000, options))
    console.log(`  database ${cost.millisecondsEach.toFixed(3)} ms an upload`)
    console.log(`  engine   ${cost.engineMillisecondsEach.toFixed(3)} ms an upload, database included`)
    return { cost }
  },
  async scale(options) {
    const drops = []
    for (const whole of [100, 1_000, 10_000, 50_000]) drops.push(await dropFolder(count(whole, options)))
    printDrops(drops)
    return { drops }
  },
  async start(options) {
    const start = await measureStartAndIdle(options.rounds, count(10_000, options))
    printStartAndIdle(start)
    return { start }
  },
  async history(options) {
    const cost = await historyCost(count(100_000, options))
    printHistory(cost)
    return { cost }
  },
}

async function measureBatches(
  options: Options,
): Promise<{ missing: Readonly<Record<string, string>>; summaries: readonly Summary[] }> {
  const lacking = await missingPrograms(cephPrograms)
  if (lacking.length > 0) {
    console.log(`  Nothing can be compared without Ceph, and these are not installed: ${lacking.join(', ')}`)
    return { missing: { ceph: lacking.join(', ') }, summaries: [] }
  }
  const contenders: Contender[] = []
  const missing: Record<string, string> = {}
  for (const contender of everyone.filter(({ name }) => options.only.includes(name))) {
    const reason = await contender.missing()
    if (reason === undefined) contenders.push(contender)
    else missing[contender.name] = reason
  }
  const { server, stop } = await startCeph()
  const distance = await startDistance(server, options)
  try {
    const reached = { ...server, endpoint: distance.endpoint }
    const summaries = summarize(await runBatches(reached, contenders, options, say))
    printBatches(contenders, summaries)
    for (const [name, reason] of Object.entries(missing)) console.log(`\nMISSING: ${name} (${reason})`)
    return { missing, summaries }
  } finally {
    distance.stop()
    await stop()
  }
}

/** The simulated network between the contenders and their server. */
async function startDistance(
  { endpoint }: Ceph,
  { latencyMilliseconds, lineBitsPerSecond }: Options,
): Promise<StartedProgram> {
  if (latencyMilliseconds === 0 && lineBitsPerSecond === 0) return { endpoint, stop: () => undefined }
  const program = new URL('./programs/distance.ts', import.meta.url)
  const { port } = new URL(endpoint)
  return startProgram(program, port, String(latencyMilliseconds / 2), String(lineBitsPerSecond / 8))
}
