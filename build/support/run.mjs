import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './root.mjs'

/**
 * @typedef {object} Ran
 * @property {number} code exit code; 1 when a signal ended it or it could not be started
 * @property {string} output stdout and stderr in the order printed; empty when they were shown directly
 */

/** npm's tools are .cmd files on Windows, which need a shell to start. */
const throughShell = process.platform === 'win32'

/**
 * Quotes a word for the Windows shell if it contains spaces or special characters, as a folder named after a person
 * may.
 * @param {string} word
 */
export function shellWord(word) {
  return /[\s&|<>^()]/.test(word) ? `"${word}"` : word
}

/** The environment with the checkout's own tools first on the path. */
export function toolEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...extra }
}

/**
 * Runs a program of the checkout to its end.
 * @param {readonly string[]} command
 * @param {object} [options]
 * @param {boolean} [options.show] show the output directly instead of returning it
 * @param {Record<string, string>} [options.env]
 * @param {number} [options.limitMinutes] after which it is killed
 * @returns {Promise<Ran>}
 */
export function run([program = '', ...args], { show = false, env = {}, limitMinutes = 15 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, throughShell ? args.map(shellWord) : args, {
      cwd: root,
      env: toolEnvironment(!show && process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : env),
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: throughShell,
    })
    let output = ''
    const limit = setTimeout(() => {
      output += `${program} was killed: it did not end within ${String(limitMinutes)} minutes.\n`
      if (show) console.log(output)
      child.kill('SIGKILL')
    }, limitMinutes * 60_000)
    const end = (/** @type {number} */ code) => {
      clearTimeout(limit)
      resolve({ code, output })
    }
    child.stdout?.on('data', (chunk) => (output += String(chunk)))
    child.stderr?.on('data', (chunk) => (output += String(chunk)))
    child.on('error', (error) => {
      output += `${program} could not be started: ${error.message}\n`
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}
