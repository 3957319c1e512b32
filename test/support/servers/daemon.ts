import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program to its end; rejects with its output if it failed, or was killed for taking too long. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  limitMilliseconds = 60_000,
): Promise<string> {
  const { stdout } = await execute(program, args, {
    env: { ...process.env, ...env },
    timeout: limitMilliseconds,
    killSignal: 'SIGKILL',
  })
  return stdout
}

/** Those of these programs that are not installed. */
export async function missingPrograms(programs: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    programs.map(async (program) => {
      const answer = await execute('sh', ['-c', `command -v ${program}`]).catch(() => undefined)
      return answer !== undefined
    }),
  )
  return programs.filter((_, index) => found[index] !== true)
}

/** A running server, and how to stop it and delete its data. */
export interface Started<Server> {
  readonly server: Server
  readonly stop: () => Promise<void>
}

/** Programs that run until they are stopped; none outlives this process. */
export class Daemons {
  readonly #folder: string
  readonly #children: ChildProcess[] = []
  readonly #endAll = (): void => {
    for (const child of this.#children) child.kill('SIGKILL')
  }

  /** @param folder for their output, one file per program */
  constructor(folder: string) {
    this.#folder = folder
    process.once('exit', this.#endAll)
  }

  async start(
    name: string,
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<void> {
    const output = await open(path.join(this.#folder, `${name}.out`), 'a')
    const stdio: ['ignore', number, number] = ['ignore', output.fd, output.fd]
    const child = spawn(program, args, { stdio, env: { ...process.env, ...env } })
    child.once('exit', () => void output.close())
    child.once('error', () => void output.close())
    this.#children.push(child)
  }

  async stop(): Promise<void> {
    const running = this.#children.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    )
    const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
    this.#endAll()
    await Promise.all(ended)
    process.off('exit', this.#endAll)
  }
}

/** Asks repeatedly until the answer is yes; throws if that takes too long. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  milliseconds = 60_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds
  for (;;) {
    if (await isSo().catch(() => false)) return
    if (Date.now() > deadline) throw new Error(`No answer in ${milliseconds / 1000} s: ${what}`)
    await setTimeout(100)
  }
}

/** Starts a server's programs in a new folder, which is deleted when it stops or when the start fails. */
export async function startInFolder<Server>(
  name: string,
  assemble: (folder: string, daemons: Daemons) => Promise<Server>,
): Promise<Started<Server>> {
  const folder = await mkdtemp(path.join(tmpdir(), `ollim-${name}-`))
  const daemons = new Daemons(folder)
  const stop = async (): Promise<void> => {
    await daemons.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { server: await assemble(folder, daemons), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
