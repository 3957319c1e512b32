import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

/** Whoever reads the links may stop before the last one, as `head` does; the second is Windows' name for it. */
const endedByReader: readonly string[] = ['EPIPE', 'EOF']

/** The standard output, which knows whether all that was written has gone out. */
export class StandardOutput {
  readonly #stream: Writable
  /** Where it leads into a file, that file; Node's own stream takes a short write to it for a whole one. */
  readonly #file: number | undefined
  /** The code of the first error. */
  #trouble: string | undefined

  /** @param descriptor what the stream writes to */
  constructor(stream: Writable, descriptor: number) {
    this.#stream = stream
    this.#file = isFile(descriptor) ? descriptor : undefined
    stream.on('error', (error) => this.#note(error))
  }

  write(text: string): void {
    if (this.#file === undefined) this.#stream.write(text, (error) => this.#note(error))
    else if (this.#trouble === undefined) this.#writeToFile(this.#file, Buffer.from(text))
  }

  /** Waits for the last write; the code of what kept something from going out, else empty. */
  async finished(): Promise<string> {
    await new Promise<void>((resolve) => this.#stream.write('', () => resolve()))
    return this.#trouble === undefined || endedByReader.includes(this.#trouble) ? '' : this.#trouble
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
    if (error instanceof Error) this.#trouble ??= 'code' in error ? String(error.code) : error.name
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile()
  } catch {
    return false
  }
}
