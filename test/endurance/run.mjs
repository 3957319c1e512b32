import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

// Compiles TypeScript as the tests do; the module ends when everything has run.
await runnerImport(fileURLToPath(new URL('./main.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
})
process.exit()
