import { spawn } from 'node:child_process'
import { hasProgram } from '../system/missing.mjs'

const startMilliseconds = 10_000

/**
 * @typedef {object} Screen
 * @property {string} display for the variable DISPLAY
 * @property {() => void} end
 */

/**
 * Starts our own virtual screen (Xvfb) on a free display, with a window manager if one is installed.
 * @returns {Promise<Screen>}
 */
export async function startScreen() {
  // Xvfb writes the number of its display to file descriptor 3 once it is ready.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = `:${await firstLine(server)}`
  const manager = hasProgram('openbox')
    ? spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } })
    : undefined
  return {
    display,
    end: () => {
      manager?.kill()
      server.kill()
    },
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function firstLine(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill()
      reject(new Error('Xvfb did not start within 10 seconds.'))
    }, startMilliseconds)
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb could not start a screen.')))
    server.stdio[3]?.once('data', (/** @type {Buffer} */ data) => {
      clearTimeout(timer)
      resolve(data.toString().trim())
    })
  })
}
