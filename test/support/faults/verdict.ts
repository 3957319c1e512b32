import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { TestBucket } from './test-bucket'

/** Which object and link Ollim says it made of a file. */
export interface Linked {
  readonly file: string
  readonly key: string
  readonly url: string
}

/** What is wrong between files, bucket and links; all empty is what a person expects. */
export interface Verdict {
  /** Files without a link, or whose link leads nowhere. */
  readonly missing: readonly string[]
  /** Objects that no link leads to, and keys that several links have. */
  readonly duplicate: readonly string[]
  /** Files whose link gives other bytes. */
  readonly corrupt: readonly string[]
  /** Keys of multipart uploads that stayed open. */
  readonly open: readonly string[]
}

/** What every run has to come to. */
export const flawless: Verdict = { missing: [], duplicate: [], corrupt: [], open: [] }

const readersAtOnce = 8

/** Compares what is in the bucket, and what a reader of the links gets, with the files, by hash. */
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

/** In pieces: a file may be larger than memory. */
async function hash(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const sum = createHash('sha256')
  for await (const piece of pieces) sum.update(piece)
  return sum.digest('hex')
}
