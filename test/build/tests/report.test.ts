import path from 'node:path'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  closingLine,
  countTests,
  readReport,
  secondsByFile,
  triedAgain,
  whatFailed,
} from '../../../build/tests/report.mjs'
import { folderForTest } from '../../support/files/folder-for-test'

const firm = { fullName: 'is firm', status: 'passed', failureMessages: [] }
const file = { name: 'a.test.ts', status: 'passed', assertionResults: [firm] }
const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [file],
}

describe('a report', () => {
  it.each([
    ['is what vitest has written', JSON.stringify(report), report],
    ['is missing if it has broken off', JSON.stringify(report).slice(0, -9), undefined],
    ['is missing if it says something else', '{"hello":1}', undefined],
  ])('%s', async (_what, text, expected) => {
    const written = path.join(await folderForTest('report'), 'report.json')
    await writeFile(written, text)
    expect(readReport(written)).toEqual(expected)
  })

  it('is missing if vitest has written none', () => {
    expect(readReport('/nowhere/report.json')).toBeUndefined()
  })
})

describe('the count of a test run', () => {
  it.each([
    ['is what the report says', report, true, { passed: 7, failed: 0, skipped: 0 }],
    ['includes failures', { ...report, numFailedTests: 2 }, false, { passed: 7, failed: 2, skipped: 0 }],
    [
      'includes skipped tests',
      { ...report, numPendingTests: 1, numTodoTests: 2 },
      true,
      { passed: 7, failed: 0, skipped: 3 },
    ],
    [
      'counts a file that could not be loaded as one failure',
      { ...report, testResults: [file, { name: 'b.test.ts', status: 'failed', assertionResults: [] }] },
      false,
      { passed: 7, failed: 1, skipped: 0 },
    ],
    ['is one failure if only the exit code failed', report, false, { passed: 7, failed: 1, skipped: 0 }],
    ['is one failure without a report', undefined, false, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', (_what, given, runPassed, expected) => {
    expect(countTests(given, runPassed)).toEqual(expected)
  })
})

describe('the closing line', () => {
  const counts = [
    { passed: 7, failed: 0, skipped: 1 },
    { passed: 3, failed: 2, skipped: 0 },
  ]

  it.each([
    ['sums all suites', false, { failed: 2, line: '10 passed, 2 failed' }],
    ['counts skipped tests as failed in CI', true, { failed: 3, line: '10 passed, 3 failed' }],
  ])('%s', (_what, inCi, expected) => {
    expect(closingLine(counts, inCi)).toEqual(expected)
  })
})

describe('what failed', () => {
  it('is listed by file and test, with the first line of each reason', () => {
    const broken = {
      fullName: 'is broken',
      status: 'failed',
      failureMessages: ['Error: 1 is not 2\n    at here', 'Error: nor 3'],
    }
    const results = [
      { ...file, name: '/tests/a.test.ts', status: 'failed', assertionResults: [firm, broken] },
    ]
    expect(whatFailed({ ...report, testResults: results })).toEqual([
      'a.test.ts: is broken: Error: 1 is not 2 | Error: nor 3',
    ])
  })

  it('includes files that could not be loaded', () => {
    const unloaded = {
      name: '/tests/b.test.ts',
      status: 'failed',
      message: 'No such module',
      assertionResults: [],
    }
    expect(whatFailed({ ...report, testResults: [file, unloaded] })).toEqual(['b.test.ts: No such module'])
  })
})

describe('the duration of a file', () => {
  it('is the sum of its tests in whole seconds', () => {
    const tests = [{ ...firm, duration: 1600 }, { ...firm, duration: 2700 }, firm]
    const results = [{ ...file, name: path.resolve('test/e2e/a.test.ts'), assertionResults: tests }]
    expect(secondsByFile({ ...report, testResults: results })).toEqual([['e2e/a.test.ts', 4]])
  })
})

describe('what was retried', () => {
  it('is what failed first and then passed', () => {
    const shaky = { fullName: 'is shaky', status: 'passed', failureMessages: ['expected 1 to be 2'] }
    const broken = { fullName: 'is broken', status: 'failed', failureMessages: ['expected 1 to be 2'] }
    const results = [{ ...file, assertionResults: [firm, shaky, broken] }]
    expect(triedAgain({ ...report, testResults: results })).toEqual(['is shaky'])
  })
})
