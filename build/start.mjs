import { resolveRuntime } from './runtime/resolve.mjs'
import { bundleIfNeeded } from './support/bundle.mjs'
import { launch, untilEnd } from './support/launch.mjs'
import { main } from './support/say.mjs'
import { ensureLibraries, ensureSandbox } from './system/ensure.mjs'

/** Runs the app with the person's own data, built first if necessary. */
await main(async () => {
  const { executable, binary } = await resolveRuntime()
  ensureLibraries(binary)
  ensureSandbox(binary)
  await bundleIfNeeded()
  process.exitCode = await untilEnd(launch(executable, { args: process.argv.slice(2) }))
})
