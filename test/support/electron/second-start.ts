import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolveRuntime } from '../../../build/runtime/resolve.mjs'
import { sandboxArguments } from '../../../build/support/launch.mjs'
import { root } from '../../../build/support/root.mjs'
import { inheritedEnvironment, type Ollim } from './launch'

const endMilliseconds = 20_000

/** Starts Ollim again with the same home, as a click on its icon or "Open with" would. Returns its exit code. */
export async function startAgain(
  { home }: Pick<Ollim, 'home'>,
  args: readonly string[] = [],
  workingDirectory = home,
): Promise<number | null> {
  const { executable } = await resolveRuntime()
  const child = spawn(executable, [...sandboxArguments, root, ...args], {
    cwd: workingDirectory,
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: home },
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), endMilliseconds)
  await once(child, 'exit')
  clearTimeout(timer)
  return child.exitCode
}
