import { createHash } from 'node:crypto'
import type { Piece } from './source-body'

export type DigestName = 'sha256' | 'md5'

/** What a server compares the received bytes with; empty if it is not asked to. */
export interface Digests {
  /** Lower-case hexadecimal, as in a request's signature. */
  readonly sha256: string
  /** Base64, as in the header Content-MD5. */
  readonly md5: string
}

/**
 * The digests of what is about to be sent, in a single pass; none is made if none is wanted. Useless if the signal
 * aborts meanwhile, but then nothing is sent.
 */
export async function digestsOf(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  wanted: readonly DigestName[],
  signal: AbortSignal,
): Promise<Digests> {
  const hashes = wanted.map((name) => ({ name, hash: createHash(name) }))
  if (hashes.length > 0)
    for await (const { bytes, release } of pieces) {
      if (signal.aborted) break
      for (const { hash } of hashes) hash.update(bytes)
      release()
    }
  const digest = (wantedName: DigestName, encoding: 'hex' | 'base64'): string =>
    hashes.find(({ name }) => name === wantedName)?.hash.digest(encoding) ?? ''
  return { sha256: digest('sha256', 'hex'), md5: digest('md5', 'base64') }
}

/** Base64, as in the header Content-MD5. */
export function md5Of(content: Uint8Array | string): string {
  return createHash('md5').update(content).digest('base64')
}
