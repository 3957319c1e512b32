import { pipeline, Transform, type Readable } from 'node:stream'
import type { AnswerHeaders } from '../server-answer'

/** More than the longest answer that Ollim reads, an object for its picture, and little enough for the memory. */
const maxBytes = 32 * 1024 * 1024

/** An answer's body, which breaks off instead of filling the memory if its server does not come to an end. */
export function boundedBody(body: Readable, headers: AnswerHeaders): Readable {
  const isShort = Number(headers['content-length'] ?? Infinity) <= maxBytes
  // Whoever reads it learns of the error.
  return isShort ? body : pipeline(body, limit(), () => undefined)
}

function limit(): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length
      if (bytes > maxBytes) done(new Error('The answer is too long'))
      else done(null, piece)
    },
  })
}
