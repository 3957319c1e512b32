import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

/** Errors if the reader stops before the last link, as `head` does; the second is Windows' name for it. */
const endedByReader: readonly string[] = ['EPIPE', 'EOF']

/** The standard output, which knows whether everything was written. */
export class StandardOutput {
  readonly #stream: Writable
  /** The file that it writes to, if any, because Node's stream takes a short write to a file for a complete one. */
  readonly #file: number | undefined
  /** The code of the first error. */
  #errorCode: string | undefined

  /** @param descriptor of the stream */
  constructor(stream: Writable, descriptor: number) {
    this.#stream = stream
    this.#file = isFile(descriptor) ? descriptor : undefined
    stream.on('error', (error) => this.#note(error))
  }

  write(text: string): void {
    if (this.#file === undefined) this.#stream.write(text, (error) => this.#note(error))
    else if (this.#errorCode === undefined) this.#writeToFile(this.#file, Buffer.from(text))
  }

  /** Waits for the last write; returns the code of an error in writing, otherwise an empty text. */
  async finished(): Promise<string> {
    await new Promise<void>((resolve) => this.#stream.write('', () => resolve()))
    return this.#errorCode === undefined || endedByReader.includes(this.#errorCode) ? '' : this.#errorCode
  }

  #writeToFile(file: number, bytes: Buffer): void {
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written)
      }
    } catch (error) {
      this.#note(error)
    }
  }

  #note(error: unknown): void {
    if (error instanceof Error) this.#errorCode ??= 'code' in error ? String(error.code) : error.name
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile()
  } catch {
    return false
  }
}
