import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The body of an answer without the compression that some servers use unasked: S3 sends what was stored so. */
export function decodedBody(response: IncomingMessage): Readable {
  const decoder = decoderOf(response.headers['content-encoding'] ?? '')
  // Whoever reads the decoded body learns of the error.
  return decoder === undefined ? response : pipeline(response, decoder, () => undefined)
}

function decoderOf(encoding: string): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return undefined
  }
}
