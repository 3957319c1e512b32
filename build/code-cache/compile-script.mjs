import fs from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

/**
 * Runs a bundle of `scriptBundle`.
 * @param {string} filename
 * @returns {{ exported: object, keep: () => void }} `keep`: writes what V8 has compiled by then to a file beside
 * the bundle
 */
export function compileScript(filename) {
  const script = new Script(fs.readFileSync(filename, 'latin1'), { filename })
  /** @type {unknown} */
  const run = script.runInThisContext()
  /** @type {unknown} */
  const exported =
    typeof run === 'function' ? Reflect.apply(run, undefined, [createRequire(filename), filename]) : undefined
  if (typeof exported !== 'object' || exported === null) throw new Error(`${filename} exports nothing.`)
  return { exported, keep: () => fs.writeFileSync(`${filename}.cache`, script.createCachedData()) }
}
