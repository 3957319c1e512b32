import { createInterface } from 'node:readline'
import { Writable, type Readable } from 'node:stream'

export interface PromptStreams {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable
}

/**
 * Asks a person for something that must not appear on the screen. If the input is not a terminal, its next line is the
 * answer, so that a script can give it; `undefined` once the input has ended.
 */
export class HiddenPrompt {
  readonly #streams: PromptStreams
  /** Kept between questions, because all lines of a script may arrive at once. */
  #script: NodeJS.AsyncIterator<string> | undefined

  constructor(streams: PromptStreams) {
    this.#streams = streams
  }

  async ask(question: string): Promise<string | undefined> {
    const { input, output } = this.#streams
    if (input.isTTY === true) return hasEnded(input) ? undefined : askPerson(question, { input, output })
    // A reader would wait forever for an end that has already come.
    if (this.#script === undefined && hasEnded(input)) return undefined
    this.#script ??= createInterface({ input, terminal: false })[Symbol.asyncIterator]()
    // Not the reader, which has closed if all lines came at once; from Node 24 on, that would throw.
    input.resume()
    const next = await this.#script.next()
    // So that the command can end although its input stays open.
    if (next.done !== true) input.pause()
    return next.done === true ? undefined : next.value
  }
}

function hasEnded(input: Readable): boolean {
  return input.readableEnded || input.destroyed
}

async function askPerson(question: string, { input, output }: PromptStreams): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  // Only once the terminal no longer echoes, because some programs answer at once.
  output.write(question)
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(undefined))
      // Ctrl+C interrupts the command, as everywhere else; it goes on once that has reached it.
      lines.once('SIGINT', () => {
        process.once('SIGINT', () => resolve(undefined))
        process.kill(process.pid, 'SIGINT')
      })
    })
  } finally {
    lines.close()
    output.write('\n')
  }
}
