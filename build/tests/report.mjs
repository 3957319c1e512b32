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

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Counts the tests of a run. A file that could not be loaded counts as one failure, and so does a run that failed
 * without naming a test.
 * @param {unknown} report vitest's JSON; anything else means that the run crashed
 * @param {boolean} runPassed by its exit code
 * @returns {Count}
 */
export function countTests(report, runPassed) {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data
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
 * @param {unknown} report vitest's JSON
 * @returns {readonly string[]}
 */
export function triedAgain(report) {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return []
  return parsed.data.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ fullName, status, failureMessages }) =>
      status === 'passed' && (failureMessages ?? []).length > 0 ? [fullName] : [],
    ),
  )
}

/**
 * Tests that failed, and files that could not be loaded, each with the reason.
 * @param {unknown} report vitest's JSON
 * @returns {readonly string[]}
 */
export function whatFailed(report) {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return []
  return parsed.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.basename(name)
    if (assertionResults.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : []
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file}: ${test.fullName}: ${(test.failureMessages ?? []).map(firstLine).join(' | ')}`)
  })
}

/**
 * How long each test file took, summed over its tests.
 * @param {unknown} report vitest's JSON
 * @returns {Readonly<Record<string, number>>} whole seconds by the file's path below test/
 */
export function secondsByFile(report) {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return {}
  return Object.fromEntries(
    parsed.data.testResults.map(({ name, assertionResults }) => {
      const milliseconds = assertionResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
      return [nameOfTests(name), Math.round(milliseconds / 1000)]
    }),
  )
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
 * @param {string} file
 * @returns {unknown} `undefined` if it does not exist or is incomplete
 */
export function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
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
