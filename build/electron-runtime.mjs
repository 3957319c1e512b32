import { resolveRuntime } from './runtime/resolve.mjs'
import { main, say } from './support/say.mjs'

await main(async () => {
  const { executable } = await resolveRuntime(say)
  console.log(executable)
})
