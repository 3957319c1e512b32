import { createInterface, type Interface } from 'node:readline'
import { Writable, type Readable } from 'node:stream'
import { decodeText } from '../core/decode-text'
import { failure, type Failure } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'

/** All that comes in on the standard input, unless the signal ends the waiting for it. */
export async function readAll(input: Readable, signal: AbortSignal): Promise<Result<string, Failure>> {
  const stop = (): void => void input.destroy()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const pieces: Buffer[] = []
  try {
    for await (const piece of input) if (Buffer.isBuffer(piece)) pieces.push(piece)
  } catch (error) {
    if (signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return success(decodeText(Buffer.concat(pieces)))
}

export interface PromptStreams {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable
}

/**
 * Asks a person for something that nobody shall see on the screen. Where the input is no terminal, its
 * next line is the answer, so that a script can give one; `undefined` once it has ended.
 */
export class HiddenPrompt {
  readonly #streams: PromptStreams
  /** Kept from one question to the next: the lines of a script may all come at once. */
  #script: { readonly reader: Interface; readonly lines: NodeJS.AsyncIterator<string> } | undefined

  constructor(streams: PromptStreams) {
    this.#streams = streams
  }

  async ask(question: string): Promise<string | undefined> {
    const { input, output } = this.#streams
    if (input.isTTY === true) return hasEnded(input) ? undefined : askPerson(question, { input, output })
    // A reader would wait for ever for an end that has been.
    if (this.#script === undefined && hasEnded(input)) return undefined
    const { reader, lines } = (this.#script ??= readLines(input))
    reader.resume()
    const next = await lines.next()
    // The command ends although its input stays open.
    if (next.done !== true) reader.pause()
    return next.done === true ? undefined : next.value
  }
}

function hasEnded(input: Readable): boolean {
  return input.readableEnded || input.destroyed
}

function readLines(input: Readable) {
  const reader = createInterface({ input, terminal: false })
  return { reader, lines: reader[Symbol.asyncIterator]() }
}

async function askPerson(question: string, { input, output }: PromptStreams): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  // Not before the terminal has stopped showing what is typed: some answer at once.
  output.write(question)
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(undefined))
      // Ctrl+C leaves the command, as it would anywhere else.
      lines.once('SIGINT', () => {
        process.kill(process.pid, 'SIGINT')
        resolve(undefined)
      })
    })
  } finally {
    lines.close()
    output.write('\n')
  }
}
