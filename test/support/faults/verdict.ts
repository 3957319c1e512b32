import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { TestBucket } from './test-bucket'

/** The key and link that Ollim reports for a file. */
export interface Linked {
  readonly file: string
  readonly key: string
  readonly url: string
}

/** The differences between files, bucket and links; all empty if there are none. */
export interface Verdict {
  /** Files without a link, or whose link does not work. */
  readonly missing: readonly string[]
  /** Objects that no link points to, and keys that several links share. */
  readonly duplicate: readonly string[]
  /** Files whose link returns other bytes. */
  readonly corrupt: readonly string[]
  /** Keys of multipart uploads that are still open. */
  readonly open: readonly string[]
}

/** The verdict that every run has to reach. */
export const flawless: Verdict = { missing: [], duplicate: [], corrupt: [], open: [] }

const readersAtOnce = 8

/** Compares the bucket's objects, and what the links return, with the files, by hash. */
export async function judge(
  bucket: TestBucket,
  files: readonly string[],
  links: readonly Linked[],
): Promise<Verdict> {
  const byFile = new Map(links.map((link) => [link.file, link]))
  const missing: string[] = []
  const corrupt: string[] = []
  const waiting = [...files]
  const read = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const served = await hashServed(byFile.get(file)?.url)
      if (served === undefined) missing.push(file)
      else if (served !== (await hash(createReadStream(file)))) corrupt.push(file)
    }
  }
  await Promise.all(Array.from({ length: readersAtOnce }, read))
  const owned = new Set<string>()
  const shared = links.flatMap(({ key }) => {
    if (owned.has(key)) return [key]
    owned.add(key)
    return []
  })
  const extra = (await bucket.keys()).filter((key) => !owned.has(key))
  return { missing, corrupt, duplicate: [...shared, ...extra], open: await bucket.openMultiparts() }
}

async function hashServed(url: string | undefined): Promise<string | undefined> {
  if (url === undefined) return undefined
  const { ok, body } = await fetch(url)
  if (ok && body !== null) return hash(body)
  await body?.cancel()
  return undefined
}

/** In chunks: a file may be larger than memory. */
async function hash(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const sum = createHash('sha256')
  for await (const piece of pieces) sum.update(piece)
  return sum.digest('hex')
}
