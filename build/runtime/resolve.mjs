import { cachedFallback, fallbackSuits, fetchFallback } from './fallback.mjs'
import { overrideBinary } from './override-binary.mjs'
import { installPackageBinary, packageBinary } from './package-binary.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute path of an Electron that `EXECUTABLE CHECKOUT [files]` starts
 * @property {string} version of Electron; empty when an override does not tell
 * @property {'override' | 'package' | 'fallback'} origin
 */

/**
 * Finds an Electron to run the checkout with, fetching it first if need be: the one named by
 * ELECTRON_OVERRIDE_DIST_PATH, else that of the `electron` package, else, on Linux x64, the fallback
 * runtime. Throws with a sentence for the person when there is none to be had.
 * @param {(line: string) => void} say tells progress
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime(say) {
  const ready = overrideBinary() ?? packageBinary() ?? cachedFallback()
  if (ready !== undefined) return ready
  try {
    return await installPackageBinary(say)
  } catch (error) {
    const reason = `Electron's own download cannot be had (${error instanceof Error ? error.message : String(error)}).`
    if (!fallbackSuits()) {
      throw new Error(`${reason} Name the folder of an Electron you have with ELECTRON_OVERRIDE_DIST_PATH.`, {
        cause: error,
      })
    }
    say(`${reason} Taking the fallback runtime instead.`)
    return fetchFallback(say)
  }
}
