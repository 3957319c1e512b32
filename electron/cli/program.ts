/** What `ollim` runs in plain Node: the bundle of main.ts. */
import { fileURLToPath } from 'node:url'
import { runScript } from './run-script'

await runScript(fileURLToPath(new URL('ollim.cjs', import.meta.url)), 'runCommandLine')
