/**
 * What `ollim` runs in plain Node: the bundle of main.ts, a script whose value is a CommonJS module's
 * function. It is run as V8 compiled it when it was built, which starts it in two thirds of the time.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const filename = fileURLToPath(new URL('ollim.cjs', import.meta.url))

// V8 compiles anew what another version of it made: `cachedData` can be old, but not wrong.
const script = new Script(readFileSync(filename, 'utf8'), { filename, ...compiledBefore() })
const run: unknown = script.runInThisContext()
if (typeof run === 'function') Reflect.apply(run, undefined, [createRequire(filename), filename])

function compiledBefore(): { readonly cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(`${filename}.cache`) }
  } catch {
    return {}
  }
}
