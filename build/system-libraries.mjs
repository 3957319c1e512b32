import { resolveRuntime } from './runtime/resolve.mjs'
import { main, say } from './support/say.mjs'
import {
  ensureLibraries,
  ensureSandbox,
  ensureScreen,
  ensureTestPackages,
  ensureUnzip,
} from './system/ensure.mjs'

await main(async () => {
  ensureUnzip(say)
  ensureScreen(say)
  const { binary } = await resolveRuntime(say)
  ensureLibraries(binary, say)
  ensureSandbox(binary)
  if (process.argv.includes('--tests')) ensureTestPackages(say)
  say('Nothing that Ollim needs is missing on this machine.')
})
