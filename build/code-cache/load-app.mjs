/** Electron runs this: it loads the app's bundle without opening the app, and saves the code that V8 compiled. */
import { compileScript } from './compile-script.mjs'

compileScript(process.argv.at(-1) ?? '').keep()
process.exit()
