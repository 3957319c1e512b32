import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { root } from '../../build/support/root.mjs'
import { main } from '../../build/support/say.mjs'

/** `npm run bench`: vite compiles the TypeScript, plain Node runs it. */
await main(async () => {
  const file = fileURLToPath(new URL('./bench.ts', import.meta.url))
  /** @type {{ module: typeof import('./bench') }} */
  const { module } = await runnerImport(file, { configFile: false, root, logLevel: 'warn' })
  await module.bench(process.argv.slice(2))
})
