import { resolveRuntime } from './runtime/resolve.mjs'
import { main } from './support/say.mjs'

/** Prints the path of an Electron, which it fetches first if necessary. */
await main(async () => {
  const { executable } = await resolveRuntime()
  console.log(executable)
})
