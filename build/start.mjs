import { resolveRuntime } from './runtime/resolve.mjs'
import { bundleIfNeeded } from './support/bundle.mjs'
import { launch, untilEnd } from './support/launch.mjs'
import { main, say } from './support/say.mjs'
import { ensureLibraries, ensureSandbox, ensureUnzip } from './system/ensure.mjs'

await main(async () => {
  ensureUnzip(say)
  const { executable, binary } = await resolveRuntime(say)
  ensureLibraries(binary, say)
  ensureSandbox(binary)
  await bundleIfNeeded(say)
  process.exitCode = await untilEnd(launch(executable, { args: process.argv.slice(2) }))
})
