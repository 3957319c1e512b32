import type { Readable } from 'node:stream'
import { problem, success, type Result } from '../shared/result'

/** Enough for a thousand long paths. */
const maxBytes = 4 * 1024 ** 2

/**
 * Reads a body as JSON; an empty one is an empty object. One that is too long is read to its end but not kept, so that
 * its sender reads the answer.
 */
export async function readJson(body: Readable): Promise<Result<unknown, 'malformed' | 'too-long'>> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) continue
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
    }
    if (bytes > maxBytes) return problem('too-long')
    const text = Buffer.concat(chunks).toString('utf8').trim()
    return success(text === '' ? {} : JSON.parse(text))
  } catch {
    // Not JSON, or the sender has gone.
    return problem('malformed')
  }
}
