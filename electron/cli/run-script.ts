import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

/**
 * Calls an exported function of a bundle, which is a script whose value is the function of a CommonJS module. It runs
 * with V8's code cache from the build, which takes a third off its start; it is ASCII, so it is read without decoding.
 *
 * @param filename absolute path
 * @param name of the function, as the bundle's entry exports it
 * @returns the function's result
 */
export function runScript(filename: string, name: string, ...args: readonly unknown[]): unknown {
  // V8 recompiles if another version wrote `cachedData`, so that may be outdated, but never wrong.
  const script = new Script(readFileSync(filename, 'latin1'), { filename, ...compiledBefore(filename) })
  const exported = call(script.runInThisContext(), [createRequire(filename), filename])
  return typeof exported === 'object' && exported !== null
    ? call(Reflect.get(exported, name), args)
    : undefined
}

function call(called: unknown, args: readonly unknown[]): unknown {
  if (typeof called !== 'function') throw new TypeError('This is no bundle of Ollim')
  return Reflect.apply(called, undefined, args)
}

function compiledBefore(filename: string): { readonly cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${filename}.cache`) }
  } catch {
    return {}
  }
}
