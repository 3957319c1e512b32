import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolveRuntime } from '../../../build/runtime/resolve.mjs'
import { sandboxArguments } from '../../../build/support/launch.mjs'
import { root } from '../../../build/support/root.mjs'
import { inheritedEnvironment, type Ollim } from './launch'
import { newFolder } from './ollim-in-test'

const endMilliseconds = 20_000

/** Starts Ollim again with the same home, as a click on its icon or "Open with" would. Returns its exit code. */
export async function startAgain(
  { home }: Pick<Ollim, 'home'>,
  args: readonly string[] = [],
  workingDirectory = home,
): Promise<number | null> {
  const { executable } = await resolveRuntime()
  return run([executable, ...sandboxArguments, root, ...args], home, workingDirectory)
}

/** The same in a folder that is deleted while a terminal is still in it. */
export async function startAgainInDeletedFolder(
  { home }: Pick<Ollim, 'home'>,
  args: readonly string[],
): Promise<number | null> {
  const { executable } = await resolveRuntime()
  const deleting = ['/bin/sh', '-c', 'rmdir "$PWD" && exec "$@"', 'sh']
  return run([...deleting, executable, ...sandboxArguments, root, ...args], home, await newFolder('deleted'))
}

async function run(
  [program = '', ...args]: readonly string[],
  home: string,
  cwd: string,
): Promise<number | null> {
  const env = { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: home }
  const child = spawn(program, args, { cwd, env, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), endMilliseconds)
  await once(child, 'exit')
  clearTimeout(timer)
  return child.exitCode
}
