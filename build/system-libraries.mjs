import { resolveRuntime } from './runtime/resolve.mjs'
import { ensureLibraries, ensurePrograms, ensureTestPackages } from './system/ensure.mjs'

const say = (/** @type {string} */ line) => console.error(line)

try {
  ensurePrograms(say)
  const { executable } = await resolveRuntime(say)
  ensureLibraries(executable, say)
  if (process.argv.includes('--tests')) ensureTestPackages(say)
  say('Nothing that Ollim needs is missing on this machine.')
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
