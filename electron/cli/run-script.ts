import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

/**
 * Calls a function of a bundle that is a script, whose value is the function of a CommonJS module. It
 * runs as V8 compiled it when it was built, which starts it in two thirds of the time; being ASCII, it is
 * read as it is.
 *
 * @param filename absolute
 * @param name of the function, as the bundle's entry exports it
 * @returns what the function answers
 */
export function runScript(filename: string, name: string, ...args: readonly unknown[]): unknown {
  // V8 compiles anew what another version of it made: `cachedData` can be old, but not wrong.
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
