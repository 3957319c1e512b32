import { withSuffix } from '../naming/collision'

/** Of each owner: room for the largest batches, at some 100 bytes a key. */
const mostKeys = 100_000
/** Destinations and batches that keys were given out to last. */
const mostOwners = 16

/** Whose keys keep out of each other's way: all of a destination, or, where taken keys are replaced, a batch. */
export interface KeyUse {
  readonly destinationId: string
  readonly batchId: string
}

/**
 * Which keys were given out, so that no two uploads that run at once want the same one, whatever they are
 * called, and five hundred of a name need not each try all that came before. What is forgotten at last,
 * the server still knows to be taken.
 */
export class KeyBook {
  /** By owner and key: the last suffix that was counted from it. A key that stands here is given out. */
  readonly #owners = new Map<string, Map<string, number>>()

  /** The next free suffix as far as this run knows: 1 is the key itself, 2 is `name-2`, and so on. */
  next(use: KeyUse, among: 'destination' | 'batch', wantedKey: string): number {
    const given = this.#owners.get(among === 'batch' ? batchOf(use) : use.destinationId)
    let suffix = (given?.get(wantedKey) ?? 0) + 1
    // A file that is really called `name-2` may have been there before.
    while (suffix > 1 && given?.has(withSuffix(wantedKey, suffix)) === true) suffix += 1
    this.note(use, wantedKey, suffix)
    return suffix
  }

  /** Remembers a suffix that was given out, for whichever of the two will ask. */
  note(use: KeyUse, wantedKey: string, suffix: number): void {
    for (const owner of [use.destinationId, batchOf(use)]) {
      const given = lastUsed(this.#owners, owner, this.#owners.get(owner) ?? new Map<string, number>())
      const key = withSuffix(wantedKey, suffix)
      lastUsed(given, key, given.get(key) ?? 1)
      lastUsed(given, wantedKey, Math.max(suffix, given.get(wantedKey) ?? 0))
      forgetOldest(given, mostKeys)
    }
    forgetOldest(this.#owners, mostOwners)
  }
}

function batchOf({ destinationId, batchId }: KeyUse): string {
  return `${destinationId} ${batchId}`
}

/** A map keeps the order in which its keys came. */
function lastUsed<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  map.delete(key)
  map.set(key, value)
  return value
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
