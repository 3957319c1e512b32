import path from 'node:path'
import { root } from '../support/root.mjs'
import { run } from '../support/run.mjs'
import { hasProgram } from '../system/missing.mjs'
import { countTests, readReport, triedAgain, whatFailed } from './report.mjs'

/**
 * @typedef {object} Suite
 * @property {'unit' | 'integration' | 'e2e' | 'packaged'} project of build/vitest.config.ts
 * @property {number} limitMinutes after which it is killed
 * @property {boolean} [inSession] needs its own message bus, for tray, notifications and keyring
 * @property {string} [shard] which part of its files to run, such as `1/2`; all of them if absent
 */

/**
 * Runs one project's tests and shows their output. Returns how many there were, which failed, and which had to be
 * retried.
 * @param {Suite} suite
 * @param {Record<string, string>} env
 */
export async function runSuite({ project, limitMinutes, inSession = false, shard }, env) {
  const report = path.join(root, 'out', 'test', `${[project, ...(shard?.split('/') ?? [])].join('-')}.json`)
  const session = inSession && hasProgram('dbus-run-session') ? ['dbus-run-session', '--'] : []
  const part = shard === undefined ? [] : [`--shard=${shard}`]
  const vitest = ['vitest', 'run', '--config', 'build/vitest.config.ts', '--project', project, ...part]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run([...session, ...vitest, ...reporters], { show: true, env, limitMinutes })
  const found = readReport(report)
  return {
    count: countTests(found, code === 0),
    failed: found === undefined ? [] : whatFailed(found),
    shaky: found === undefined ? [] : triedAgain(found),
  }
}
