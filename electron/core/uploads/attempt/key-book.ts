import type { UploadBrief } from '../../../shared/upload'
import { GivenKeys } from './given-keys'

/** Of each destination, and of all batches that have ended: at some 100 bytes a key. */
const mostKeys = 100_000

/** Whose keys keep out of each other's way: all of a destination, or, where taken keys are replaced, a batch. */
export interface KeyUse {
  readonly destinationId: string
  readonly batchId: string
}

/**
 * Which keys were given out, so that no two uploads that run at once want the same one, whatever they are
 * called, and five hundred of a name need not each try all that came before. What is forgotten of a
 * destination, its server still knows to be taken. Of a batch nobody else knows it, for where taken keys
 * are replaced the server gives way: it is remembered as long as any of its uploads may be given a key.
 */
export class KeyBook {
  readonly #uploads: () => Iterable<UploadBrief>
  readonly #destinations = new Map<string, GivenKeys>()
  /** Those used last come last. */
  readonly #batches = new Map<string, GivenKeys>()
  #keysOfBatches = 0
  #mostOfBatches = mostKeys

  /** @param uploads all that are on the list */
  constructor(uploads: () => Iterable<UploadBrief>) {
    this.#uploads = uploads
  }

  /** The next free suffix as far as this run knows: 1 is the key itself, 2 is `name-2`, and so on. */
  next(use: KeyUse, among: 'destination' | 'batch', wantedKey: string): number {
    const given =
      among === 'batch' ? this.#batches.get(batchOf(use)) : this.#destinations.get(use.destinationId)
    const suffix = given?.next(wantedKey) ?? 1
    this.note(use, wantedKey, suffix)
    return suffix
  }

  /** Remembers a suffix that was given out, for whichever of the two will ask. */
  note(use: KeyUse, wantedKey: string, suffix: number): void {
    const inDestination = lastUsed(this.#destinations, use.destinationId)
    inDestination.note(wantedKey, suffix)
    inDestination.forgetDownTo(mostKeys)
    const inBatch = lastUsed(this.#batches, batchOf(use))
    const before = inBatch.size
    inBatch.note(wantedKey, suffix)
    this.#keysOfBatches += inBatch.size - before
    if (this.#keysOfBatches > this.#mostOfBatches) this.#forgetEndedBatches()
  }

  /** Half of the room stays with those used last: a folder that is still being read may have more of theirs. */
  #forgetEndedBatches(): void {
    const going = new Set<string>()
    for (const upload of this.#uploads()) if (mayAsk(upload)) going.add(batchOf(upload))
    for (const [batch, given] of this.#batches) {
      if (this.#keysOfBatches <= mostKeys / 2) break
      if (going.has(batch)) continue
      this.#batches.delete(batch)
      this.#keysOfBatches -= given.size
    }
    // The list may be long: it is looked through the more seldom the more has to be remembered.
    this.#mostOfBatches = Math.max(mostKeys, 2 * this.#keysOfBatches)
  }
}

/** What failed or was cancelled may be tried again. */
function mayAsk({ status }: UploadBrief): boolean {
  return status.state !== 'done'
}

function batchOf({ destinationId, batchId }: KeyUse): string {
  return `${destinationId} ${batchId}`
}

/** A map keeps the order in which its keys came. */
function lastUsed(map: Map<string, GivenKeys>, owner: string): GivenKeys {
  const given = map.get(owner) ?? new GivenKeys()
  map.delete(owner)
  map.set(owner, given)
  return given
}
