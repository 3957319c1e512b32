/** Runs the command line as `ollim` does, and keeps what V8 compiled on the way. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

const { OLLIM_SCRIPT: filename = '' } = process.env
const script = new Script(fs.readFileSync(filename, 'utf8'), { filename })
process.once('exit', () => fs.writeFileSync(`${filename}.cache`, script.createCachedData()))
/** @type {unknown} */
const run = script.runInThisContext()
if (typeof run === 'function') Reflect.apply(run, undefined, [createRequire(filename), filename])
