/** Electron runs this: it loads the app's bundle without opening the app, and keeps what V8 compiled for that. */
import { compileScript } from './compile-script.mjs'

compileScript(process.argv.at(-1) ?? '').keep()
process.exit()
