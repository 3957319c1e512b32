import { resolveRuntime } from './runtime/resolve.mjs'

try {
  const { executable } = await resolveRuntime((line) => console.error(line))
  console.log(executable)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
