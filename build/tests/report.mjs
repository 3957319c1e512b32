import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from '../support/root.mjs'

/** The part of vitest's JSON report that we read. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** @typedef {z.infer<typeof reportSchema>} Report */

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @param {string} file that vitest has written
 * @returns {Report | undefined} `undefined` if it is missing or incomplete: the run crashed
 */
export function readReport(file) {
  try {
    return reportSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * Counts the tests of a run. A file that could not be loaded counts as one failure, and so does a run that crashed,
 * or failed without naming a test.
 * @param {Report | undefined} report
 * @param {boolean} runPassed by its exit code
 * @returns {Count}
 */
export function countTests(report, runPassed) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = numFailedTests + unloaded
  return {
    passed: numPassedTests,
    failed: failed === 0 && !runPassed ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * Tests that passed only on a second try.
 * @param {Report} report
 * @returns {readonly string[]}
 */
export function triedAgain({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0)
    .map(({ fullName }) => fullName)
}

/**
 * Tests that failed, and files that could not be loaded, each with the reason.
 * @param {Report} report
 * @returns {readonly string[]}
 */
export function whatFailed({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.basename(name)
    if (assertionResults.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : []
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file}: ${test.fullName}: ${(test.failureMessages ?? []).map(firstLine).join(' | ')}`)
  })
}

/**
 * How long each test file took, summed over its tests.
 * @param {Report} report
 * @returns {readonly (readonly [string, number])[]} each file's path below test/, and whole seconds
 */
export function secondsByFile({ testResults }) {
  return testResults.map(({ name, assertionResults }) => {
    const milliseconds = assertionResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
    return [nameOfTests(name), Math.round(milliseconds / 1000)]
  })
}

/**
 * @param {string} file of tests
 * @returns {string} its path below test/, with `/`
 */
export function nameOfTests(file) {
  return path.relative(path.join(root, 'test'), file).split(path.sep).join('/')
}

/** @param {string | undefined} text */
function firstLine(text) {
  return text?.split('\n', 1)[0] ?? ''
}

/**
 * The last line of a test run. In CI a skipped test is a failure: CI must run them all.
 * @param {readonly Count[]} counts
 * @param {boolean} inCi
 */
export function closingLine(counts, inCi) {
  const sum = (/** @type {keyof Count} */ what) => counts.reduce((total, count) => total + count[what], 0)
  const failed = sum('failed') + (inCi ? sum('skipped') : 0)
  return { failed, line: `${String(sum('passed'))} passed, ${String(failed)} failed` }
}
