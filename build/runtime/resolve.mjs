import path from 'node:path'
import { root } from '../support/root.mjs'
import { say } from '../support/say.mjs'
import { cachedFallback, fallbackSuits, fetchFallback } from './fallback.mjs'
import { overrideBinary } from './override-binary.mjs'
import { installPackageBinary, packageBinary } from './package-binary.mjs'
import { utf8Starter } from './utf8-start.mjs'

/**
 * @typedef {object} Found
 * @property {string} binary absolute path of Electron itself
 * @property {string} version of Electron; empty when an override's version is unknown
 * @property {'override' | 'package' | 'fallback'} origin
 */

/**
 * @typedef {Found & { executable: string }} Runtime
 * `EXECUTABLE CHECKOUT [files]` starts the checkout's app, under a UTF-8 locale whatever the environment says
 */

/**
 * Finds an Electron to run the checkout with, downloading it first if needed: the one named by
 * ELECTRON_OVERRIDE_DIST_PATH, else that of the `electron` package, else, on Linux x64, the fallback runtime.
 * Throws with a readable sentence when there is none.
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime() {
  const found = await find()
  return { ...found, executable: starterOf(found) }
}

/**
 * The same Electron, if it is already on this computer.
 * @returns {Found | undefined}
 */
export function runtimeAtHand() {
  return overrideBinary() ?? packageBinary() ?? cachedFallback()
}

/** @returns {Promise<Found>} */
async function find() {
  const ready = runtimeAtHand()
  if (ready !== undefined) return ready
  try {
    return await installPackageBinary()
  } catch (error) {
    const reason = `Electron's own download cannot be had (${error instanceof Error ? error.message : String(error)}).`
    if (!fallbackSuits()) {
      throw new Error(`${reason} Name the folder of an Electron you have with ELECTRON_OVERRIDE_DIST_PATH.`, {
        cause: error,
      })
    }
    say(`${reason} Taking the fallback runtime instead.`)
    return fetchFallback()
  }
}

/** @param {Found} found */
function starterOf({ binary, origin }) {
  if (process.platform !== 'linux') return binary
  // The fallback's folder is ours and outlives the checkout; we do not own the others.
  return utf8Starter(binary, origin === 'fallback' ? path.dirname(binary) : path.join(root, 'out'))
}
