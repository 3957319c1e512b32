import type { HistoryEntry } from '../../../shared/history/history'
import { withDeadline } from '../../doctor/deadline'
import type { Thumbnail, ThumbnailMaker } from '../../ports/thumbnails'
import type { History } from '../../ports/history'
import type { ImageSniffer } from '../../ports/images'
import type { Clock } from '../../ports/clock'
import type { Files, SourceFile } from '../../ports/files'
import type { Spool } from '../../ports/spool'
import { headBytes } from '../../uploads/intake/intake-walk'
import type { Lull } from './lull'
import type { OpenForEntry } from '../open-for-entry'
import { otherServerFailure } from '../other-server'
import type { ThumbHashes } from './thumb-hashes'

export interface EntryThumbnailsNeeds {
  readonly clock: Clock
  readonly history: Pick<History, 'find' | 'noteImage'>
  /** The file from which an upload or an entry was made. */
  readonly sourceOf: (id: string) => SourceFile | undefined
  readonly open: OpenForEntry
  readonly maker: ThumbnailMaker
  readonly hashes: ThumbHashes
  /** Waits until somebody who scrolls has stopped. */
  readonly lull: Pick<Lull, 'next'>
  /** Lets only a few objects be fetched at once, and drops fetches that nobody waits for any more. */
  readonly turns: { run<Value>(work: () => Promise<Value>): Promise<Value | undefined> }
  readonly spool: Pick<Spool, 'keep' | 'release'>
  readonly files: Pick<Files, 'inspect'>
  readonly sniffer: ImageSniffer
  readonly sizePixels: number
}

/** The largest object that is fetched for its thumbnail. */
const maxBytes = 20 * 1024 ** 2
const fetchMilliseconds = 30_000
/** How many objects that gave no thumbnail are remembered, so that this run does not fetch them again. */
const maxFruitless = 10_000

/**
 * Thumbnails of uploads and entries: of the file on this computer or, for an image found in a bucket, of the object,
 * which is fetched once for it, and whose bytes also tell its type and size.
 */
export class EntryThumbnails {
  readonly #needs: EntryThumbnailsNeeds
  readonly #fetching = new Map<string, AbortController>()
  readonly #fruitless = new Set<string>()
  #isClosed = false

  constructor(needs: EntryThumbnailsNeeds) {
    this.#needs = needs
  }

  /** WebP bytes; undefined if there is no thumbnail. */
  async of(id: string): Promise<Uint8Array | undefined> {
    if (this.#isClosed) return undefined
    const { sourceOf, maker, lull, sizePixels } = this.#needs
    const source = sourceOf(id)
    if (source === undefined) return undefined
    if (source.path === '') return this.#ofObject(id)
    const kept = await maker.kept(source, sizePixels)
    if (kept !== undefined) return this.#shown(id, source, kept)
    await lull.next()
    const made = await maker.make(source, sizePixels)
    return made && this.#shown(id, source, made)
  }

  /** Nobody looks at the thumbnail any more, so its fetch is aborted. */
  cancel(id: string): void {
    this.#fetching.get(id)?.abort()
  }

  /** A closing page may still ask, and a thumbnail may be half finished: neither has an effect any more. */
  dispose(): void {
    this.#isClosed = true
    for (const controller of this.#fetching.values()) controller.abort()
  }

  async #ofObject(id: string): Promise<Uint8Array | undefined> {
    const { history, maker, sizePixels } = this.#needs
    const [entry] = history.find([id])
    if (entry?.isFound !== true || entry.sizeBytes > maxBytes || this.#fruitless.has(id)) return undefined
    const object = standIn(entry)
    const kept = await maker.kept(object, sizePixels)
    if (this.#isClosed) return undefined
    if (kept !== undefined) return this.#shown(id, object, kept)
    const fetching = new AbortController()
    this.#fetching.set(id, fetching)
    try {
      return (await this.#fetch(entry, fetching.signal))?.bytes
    } finally {
      // A later fetch of the same image may have taken its place.
      if (this.#fetching.get(id) === fetching) this.#fetching.delete(id)
    }
  }

  async #fetch(entry: HistoryEntry, signal: AbortSignal): Promise<Thumbnail | undefined> {
    const { maker, spool, sizePixels } = this.#needs
    const bytes = await this.#read(entry, signal)
    if (bytes === undefined) return undefined
    const kept = await spool.keep(entry.name, bytes)
    if (!kept.ok) return undefined
    try {
      await this.#noteImage(entry, kept.value.path)
      const thumbnail = await maker.keep(standIn(entry), kept.value.path, sizePixels)
      if (thumbnail === undefined) this.#giveUp(entry.id)
      else if (thumbnail.thumbHash !== undefined) this.#needs.hashes.note(entry.id, thumbnail.thumbHash)
      return thumbnail
    } finally {
      await spool.release(kept.value.path)
    }
  }

  /** Waits for its turn; somebody scrolling through thousands of objects does not wait for those that went by. */
  async #read(entry: HistoryEntry, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const { clock, lull, open, turns } = this.#needs
    const opened = open(entry)
    if (!opened.ok || otherServerFailure(entry, opened.value.fields) !== undefined) return undefined
    const { store } = opened.value
    const read = await turns.run(async () => {
      await lull.next()
      if (signal.aborted) return undefined
      return withDeadline(clock, fetchMilliseconds, signal, (ending) =>
        store.readBytes(entry.key, ending, maxBytes),
      )
    })
    if (read === undefined || signal.aborted) return undefined
    if (read.value.ok) return read.value.value.answer
    if (!read.value.problem.failure.retryable) this.#giveUp(entry.id)
    return undefined
  }

  #giveUp(id: string): void {
    if (this.#fruitless.size < maxFruitless) this.#fruitless.add(id)
  }

  /** Reads the real type and size from the bytes, because the entry only has what the key's extension says. */
  async #noteImage({ id }: HistoryEntry, path: string): Promise<void> {
    const { files, sniffer, history } = this.#needs
    const inspected = await files.inspect(path, headBytes)
    if (!inspected.ok || inspected.value.kind !== 'file') return
    const type = await sniffer.sniff(inspected.value.ends.head)
    if (type === undefined) return
    const { contentType } = type
    const { dimensions } = await sniffer.examine(inspected.value.file, contentType, inspected.value.ends)
    if (this.#isClosed) return
    history.noteImage(id, { contentType, ...(dimensions && { dimensions }) })
  }

  #shown(id: string, source: SourceFile, thumbnail: Thumbnail): Uint8Array {
    void this.#noteHash(id, source, thumbnail)
    return thumbnail.bytes
  }

  /** Notes the ThumbHash; for a thumbnail made earlier it may have to be computed now. */
  async #noteHash(id: string, source: SourceFile, { thumbHash }: Thumbnail): Promise<void> {
    const { maker, hashes, lull, sizePixels } = this.#needs
    if (this.#isClosed || (thumbHash === undefined && !hashes.lacks(id))) return
    if (thumbHash === undefined) await lull.next()
    const found = thumbHash ?? (await maker.hashOf(source, sizePixels))
    if (found !== undefined) hashes.note(id, found)
  }
}

/** The object as a key for the thumbnail cache; a changed object gets another key. */
function standIn({ destinationId, bucket, key, etag, sizeBytes }: HistoryEntry): SourceFile {
  return { path: ['object', destinationId, bucket, key, etag].join('\0'), sizeBytes, modifiedAt: 0 }
}
