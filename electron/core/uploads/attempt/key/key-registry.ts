import type { UploadBrief } from '../../../../shared/uploads/upload'
import type { JournalRecord } from '../../../ports/journal'
import { bucketOf } from '../../../bucket-location'
import { withSuffix } from '../../../naming/with-suffix'
import { GivenKeys } from './given-keys'

/** At about 100 bytes each. */
const defaultMaxKeys = 100_000

/** Whose keys must differ: all of a bucket's, or, where taken keys are replaced or skipped, those of one batch. */
export interface KeyUse {
  readonly destinationId: string
  readonly batchId: string
  /** See `bucketOf`. */
  readonly bucket: string
}

/** Who an upload's key must differ from. Journals of earlier versions do not name the bucket. */
export function keyUseOf({ upload: { destinationId, batchId }, plan: { sentTo } }: JournalRecord): KeyUse {
  return {
    destinationId,
    batchId,
    bucket: sentTo === undefined ? destinationId : bucketOf(sentTo),
  }
}

/**
 * Remembers which keys were given out, so that no two uploads that run at once want the same key, and five
 * hundred images of one name need not each try all the names before theirs. A bucket's keys may be
 * forgotten, because its server still knows that they are taken. A batch's keys may not: where taken keys are
 * replaced or skipped, the next image of a name would take the place of the first, or be skipped for it. So a
 * batch is kept while any of its uploads may still need a key.
 */
export class KeyRegistry {
  readonly #uploads: () => Iterable<UploadBrief>
  readonly #buckets = new Map<string, GivenKeys>()
  /** Least recently used first. */
  readonly #batches = new Map<string, GivenKeys>()
  /** The uploads that had a key in a bucket to which they do not go any more, by bucket and key. */
  readonly #left = new Map<string, string>()
  readonly #maxKeys: number
  #keysOfBatches = 0
  #maxKeysOfBatches: number

  /**
   * @param uploads all that are on the list
   * @param maxKeys the most keys kept for each bucket, and for all ended batches together
   */
  constructor(uploads: () => Iterable<UploadBrief>, maxKeys = defaultMaxKeys) {
    this.#uploads = uploads
    this.#maxKeys = maxKeys
    this.#maxKeysOfBatches = maxKeys
  }

  /** The next free suffix as far as this run knows: 1 is the key itself, 2 is `name-2`, and so on. */
  next(use: KeyUse, among: 'bucket' | 'batch', wantedKey: string): number {
    const given = among === 'batch' ? this.#batches.get(batchOf(use)) : this.#buckets.get(use.bucket)
    const suffix = given?.next(wantedKey) ?? 1
    this.note(use, wantedKey, suffix)
    return suffix
  }

  /**
   * Keeps a key from uploads to a bucket, as far as they must not replace what is there.
   *
   * @returns whether no upload of this run was given it before
   */
  reserve(bucket: string, key: string): boolean {
    const inBucket = lastUsed(this.#buckets, bucket)
    const isNew = inBucket.next(key) === 1
    inBucket.note(key, 1)
    this.#left.delete(placeOf(bucket, key))
    return isNew
  }

  /** Lets uploads have a key that `reserve` kept from them, and that none was given before. */
  release(bucket: string, key: string): void {
    this.#buckets.get(bucket)?.forget(key)
  }

  /** Whether another upload of this run was given this key in a bucket. */
  isGivenToOther(id: string, bucket: string, wantedKey: string, suffix: number): boolean {
    const isGiven = this.#buckets.get(bucket)?.has(wantedKey, suffix) === true
    return isGiven && this.#left.get(placeOf(bucket, withSuffix(wantedKey, suffix))) !== id
  }

  /** An upload goes to another bucket: should it come back, it may have its key again, which no other one gets. */
  leave(id: string, bucket: string, wantedKey: string, suffix: number): void {
    this.#left.set(placeOf(bucket, withSuffix(wantedKey, suffix)), id)
  }

  /** Records a suffix that was given out, both for its bucket and for its batch. */
  note(use: KeyUse, wantedKey: string, suffix: number): void {
    const inBucket = lastUsed(this.#buckets, use.bucket)
    inBucket.note(wantedKey, suffix)
    inBucket.forgetDownTo(this.#maxKeys)
    const inBatch = lastUsed(this.#batches, batchOf(use))
    const before = inBatch.size
    inBatch.note(wantedKey, suffix)
    this.#keysOfBatches += inBatch.size - before
    if (this.#keysOfBatches > this.#maxKeysOfBatches) this.#forgetEndedBatches()
  }

  /** Keeps the most recent half, even of ended batches: a folder that is still being read may add to its batch. */
  #forgetEndedBatches(): void {
    const going = new Set<string>()
    for (const upload of this.#uploads()) if (mayAsk(upload)) going.add(batchOf(upload))
    for (const [batch, given] of this.#batches) {
      if (this.#keysOfBatches <= this.#maxKeys / 2) break
      if (going.has(batch)) continue
      this.#batches.delete(batch)
      this.#keysOfBatches -= given.size
    }
    // The list may be long, so the more keys are kept, the less often it is searched.
    this.#maxKeysOfBatches = Math.max(this.#maxKeys, 2 * this.#keysOfBatches)
  }
}

/** An upload that failed or was cancelled may be tried again. */
function mayAsk({ status }: UploadBrief): boolean {
  return status.state !== 'done'
}

function batchOf({ destinationId, batchId }: Pick<KeyUse, 'destinationId' | 'batchId'>): string {
  return `${destinationId} ${batchId}`
}

function placeOf(bucket: string, key: string): string {
  return `${bucket} ${key}`
}

/** Moves the owner to the end: a map keeps insertion order. */
function lastUsed(map: Map<string, GivenKeys>, owner: string): GivenKeys {
  const given = map.get(owner) ?? new GivenKeys()
  map.delete(owner)
  map.set(owner, given)
  return given
}
