import { inLanes } from './in-lanes.mjs'
import { run } from './run.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {boolean} passed
 * @property {number} seconds
 */

/** @type {readonly Step[]} */
export const lintSteps = [
  { name: 'oxlint', command: ['oxlint'] },
  { name: 'oxfmt', command: ['oxfmt', '--check'] },
  {
    name: 'walls',
    command: [
      'depcruise',
      '--config',
      'build/dependency-cruiser.mjs',
      'electron',
      'renderer',
      'build',
      'test',
    ],
  },
  {
    name: 'dead code',
    // The cache knows a file by its time and size; as in the walls' one, what depends on several files is found anew.
    command: [
      ...['knip', '--config', 'build/knip.json', '--no-progress', '--treat-config-hints-as-errors'],
      ...['--cache', '--cache-location', 'out/.cache/knip'],
    ],
  },
]

/**
 * TypeScript 7 checks in a fifth of the time; dependency-cruiser still needs the API of version 6. It is never
 * incremental: with its cache, version 7.0.2 has passed a file whose import no longer existed. It runs in one
 * thread: several repeat work on the same types, which slows parallel steps more than it helps.
 * @type {Step}
 */
export const typesStep = {
  name: 'types',
  command: ['node', 'node_modules/typescript-7/bin/tsc', '-b', '--force', '--singleThreaded'],
}

/** @type {Step} */
export const unitStep = {
  name: 'unit',
  command: ['vitest', 'run', '--config', 'build/vitest.config.ts', '--project', 'unit'],
}

/**
 * Runs steps two at a time, in the given order, and reports each outcome as it comes. Put the longest step first:
 * the short ones then run beside it.
 * @param {readonly Step[]} steps
 * @returns {Promise<readonly Outcome[]>} in the order in which the steps ended
 */
export async function runSideBySide(steps) {
  /** @type {Outcome[]} */
  const outcomes = []
  const tasks = steps.map((step) => async () => void outcomes.push(await runStep(step)))
  await inLanes(2, tasks)
  return outcomes
}

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function runStep({ name, command }) {
  const started = performance.now()
  const { code, output } = await run(command)
  const outcome = { name, passed: code === 0, seconds: (performance.now() - started) / 1000 }
  console.log(outcomeLine(outcome))
  if (!outcome.passed) console.log(indent(output))
  return outcome
}

/** @param {Outcome} outcome */
export function outcomeLine({ name, passed, seconds }) {
  return `${passed ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replaceAll(/^/gm, '        ')
}
