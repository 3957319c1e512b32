import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ReadStream, WriteStream } from 'node:tty'

/** All that comes in on the standard input. */
export async function readAll(input: NodeJS.ReadableStream): Promise<string> {
  return (await buffer(input)).toString('utf8')
}

/**
 * Asks a person for something that nobody shall see on the screen. Where the input is no terminal, its
 * next line is the answer, so that a script can give one; `undefined` once it has ended.
 */
export async function askHidden(
  question: string,
  { input, output }: { readonly input: ReadStream; readonly output: WriteStream },
): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: input.isTTY })
  // Not before the terminal has stopped showing what is typed: some answer at once.
  if (input.isTTY) output.write(question)
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
    if (input.isTTY) output.write('\n')
  }
}
