import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'

/** Reads a descriptor to its end. One that cannot be read, as that of a program without an input, has ended. */
export function readDescriptor(descriptor: number): Readable {
  return Readable.from(pieces(descriptor), { objectMode: false })
}

async function* pieces(descriptor: number) {
  try {
    yield* createReadStream('', { fd: descriptor, autoClose: false })
  } catch {
    // Windows reports some ends as errors, too.
  }
}
