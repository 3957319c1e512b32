import fs from 'node:fs'
import path from 'node:path'

/** The environment variable that marks every process a test run has started, however deep. */
export const runMark = 'OLLIM_TEST_RUN'

/**
 * Kills whatever a test run has left running: servers that were started in sessions of their own, and children of
 * killed processes. Linux only; elsewhere nothing is started that way.
 * @param {string} mark the run's value of `runMark`
 * @returns {number} how many there were
 */
export function endLeftovers(mark) {
  if (process.platform !== 'linux') return 0
  const marked = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((id) => environmentOf(id).includes(`${runMark}=${mark}`))
  for (const id of marked) kill(Number(id))
  return marked.length
}

/**
 * @param {string} id
 * @returns {readonly string[]}
 */
function environmentOf(id) {
  try {
    return fs.readFileSync(path.join('/proc', id, 'environ'), 'utf8').split('\0')
  } catch {
    // The process has ended meanwhile, or belongs to another user.
    return []
  }
}

/** @param {number} id */
function kill(id) {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
