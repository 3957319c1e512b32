import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build, mergeConfig } from 'vite'
import { nodeBundle } from '../../../build/support/node-bundle.mjs'
import { root } from '../../../build/support/root.mjs'
import type { KillOrder } from './kill-child'
import { type KillMessage, parseMessage } from './kill-messages'

/** The uploading process, which is killed and restarted. */
export class KillProcess {
  readonly #program: string
  readonly #orderFile: string
  #process: ChildProcess | undefined
  #messages: AsyncIterator<string> | undefined
  #stderr = ''

  constructor(program: string, orderFile: string) {
    this.#program = program
    this.#orderFile = orderFile
  }

  async start(order: KillOrder): Promise<void> {
    await writeFile(this.#orderFile, JSON.stringify(order))
    const child = spawn(process.execPath, [this.#program, this.#orderFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process that hangs is a failed run, not one that never ends.
      timeout: 120_000,
      killSignal: 'SIGKILL',
    })
    this.#process = child
    this.#messages = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    this.#stderr = ''
    child.stderr.on('data', (data) => (this.#stderr += String(data)))
  }

  /** Its next message. */
  async message(): Promise<KillMessage> {
    const said = await this.#messages?.next()
    if (said === undefined || said.done === true) throw new Error(`It said nothing more. ${this.#stderr}`)
    return parseMessage(said.value)
  }

  get hasEnded(): boolean {
    return this.#process === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  async kill(): Promise<void> {
    if (this.#process === undefined || this.hasEnded) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }

  /** Waits for a normal exit. */
  async ended(): Promise<void> {
    if (this.#process === undefined) return
    if (!this.hasEnded) await once(this.#process, 'exit')
    if (this.#process.exitCode !== 0) throw new Error(`It ended badly. ${this.#stderr}`)
  }
}

/** Bundles the process like the command line, so that it starts as fast. */
export async function bundleKillProcess(): Promise<string> {
  const cache = path.join(root, 'out', '.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(path.join(cache, 'kill-child-'))
  const settings = nodeBundle('test/support/faults/kill-child.ts', 'kill-child.js')
  await build(mergeConfig(settings, { root, configFile: false, logLevel: 'error', build: { outDir } }))
  return path.join(outDir, 'kill-child.js')
}
