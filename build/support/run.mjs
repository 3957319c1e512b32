import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './root.mjs'

/**
 * @typedef {object} Ran
 * @property {number} code exit code; 1 when a signal ended it or it could not be started
 * @property {string} output what it printed, both streams in order; empty when shown as it came
 */

/** The environment with the checkout's own tools found first. */
export function toolEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...extra }
}

/**
 * Runs a program of the checkout to its end.
 * @param {readonly string[]} command
 * @param {{ show?: boolean, env?: Record<string, string> }} [options] `show` prints as it comes
 * @returns {Promise<Ran>}
 */
export function run([program = '', ...args], { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: toolEnvironment(!show && process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : env),
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // npm's tools are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += String(chunk)))
    child.stderr?.on('data', (chunk) => (output += String(chunk)))
    child.on('error', (error) =>
      resolve({ code: 1, output: `${program} could not be started: ${error.message}\n` }),
    )
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
