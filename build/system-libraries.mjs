import { resolveRuntime } from './runtime/resolve.mjs'
import { main, say } from './support/say.mjs'
import { ensureLibraries, ensureSandbox, ensureScreen, ensureTestPackages } from './system/ensure.mjs'

/** Installs missing system libraries, or says how; with `--tests` also those of the tests. */
await main(async () => {
  ensureScreen()
  const { binary } = await resolveRuntime()
  ensureLibraries(binary)
  ensureSandbox(binary)
  if (process.argv.includes('--tests')) ensureTestPackages()
  say('Nothing that Ollim needs is missing on this machine.')
})
