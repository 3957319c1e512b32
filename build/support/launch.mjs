import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** Chromium refuses to run its sandbox as root; only then does Ollim run without it. */
export const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Starts the checkout's app.
 * @param {string} executable of an Electron
 * @param {object} [options]
 * @param {readonly string[]} [options.switches] for Chromium
 * @param {readonly string[]} [options.args] for Ollim
 * @param {Record<string, string>} [options.env]
 * @param {import('node:child_process').StdioOptions} [options.stdio]
 */
export function launch(executable, { switches = [], args = [], env = {}, stdio = 'inherit' } = {}) {
  return spawn(executable, [...sandboxArguments, ...switches, root, ...args], {
    env: { ...process.env, ...env },
    stdio,
  })
}

/**
 * Waits for a child to exit, and passes on to it the signals that would end us.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code
 */
export function untilEnd(child) {
  const hand = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGINT', hand).on('SIGTERM', hand)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGINT', hand).off('SIGTERM', hand)
      resolve(code ?? 1)
    })
  })
}
