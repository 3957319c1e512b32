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
  {
    name: 'eslint',
    // The cache knows files by content; types changed elsewhere are seen by a run without a cache, as in CI.
    command: [
      ...['eslint', '--config', 'build/eslint.config.js', '--max-warnings', '0', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', 'out/.cache/eslint/'],
    ],
  },
  {
    name: 'prettier',
    command: [
      ...['prettier', '--check', '--log-level', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', 'out/.cache/prettier'],
    ],
  },
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
    command: ['knip', '--config', 'build/knip.json', '--no-progress', '--treat-config-hints-as-errors'],
  },
]

/** @type {Step} */
export const typesStep = { name: 'types', command: ['tsc', '-b'] }

/** @type {Step} */
export const unitStep = {
  name: 'unit',
  command: ['vitest', 'run', '--config', 'build/vitest.config.ts', '--project', 'unit'],
}

/**
 * Runs steps side by side, each chain in its own order, and tells each outcome as it comes.
 * @param {readonly (readonly Step[])[]} chains
 * @returns {Promise<readonly Outcome[]>} in the order given
 */
export async function runSideBySide(chains) {
  const outcomes = await Promise.all(chains.map(runChain))
  return outcomes.flat()
}

/**
 * @param {readonly Step[]} steps
 * @returns {Promise<Outcome[]>}
 */
async function runChain(steps) {
  const outcomes = []
  for (const step of steps) outcomes.push(await runStep(step))
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
