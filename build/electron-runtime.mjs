import { resolveRuntime } from './runtime/resolve.mjs'
import { main } from './support/say.mjs'

await main(async () => {
  const { executable } = await resolveRuntime()
  console.log(executable)
})
