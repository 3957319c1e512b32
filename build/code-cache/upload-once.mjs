/** Runs the command line as `ollim` does, and saves the code that V8 compiled for it. */
import { compileScript } from './compile-script.mjs'

const { OLLIM_SCRIPT: filename = '' } = process.env
const { exported, keep } = compileScript(filename)
process.once('exit', keep)
/** @type {unknown} */
const run = Reflect.get(exported, 'runCommandLine')
if (typeof run === 'function') Reflect.apply(run, undefined, [])
