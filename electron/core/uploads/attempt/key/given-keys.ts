import { withSuffix } from '../../../naming/with-suffix'

/** Which keys were given out in one bucket or batch, least recently used first. */
export class GivenKeys {
  /** The last suffix counted for each wanted key. Every key in this map has been given out. */
  readonly #last = new Map<string, number>()
  /** Kept between calls: a new iterator would have to skip all the deleted keys again. */
  #oldest: Iterator<string, undefined> | undefined

  get size(): number {
    return this.#last.size
  }

  /** The next free suffix: 1 is the key itself, 2 is `name-2`, and so on. */
  next(wantedKey: string): number {
    let suffix = (this.#last.get(wantedKey) ?? 0) + 1
    // A file that is really called `name-2` may have taken that key.
    while (suffix > 1 && this.#last.has(withSuffix(wantedKey, suffix))) suffix += 1
    return suffix
  }

  has(wantedKey: string, suffix: number): boolean {
    return this.#last.has(withSuffix(wantedKey, suffix))
  }

  note(wantedKey: string, suffix: number): void {
    const key = withSuffix(wantedKey, suffix)
    this.#use(key, this.#last.get(key) ?? 1)
    this.#use(wantedKey, Math.max(suffix, this.#last.get(wantedKey) ?? 0))
  }

  forget(key: string): void {
    this.#last.delete(key)
  }

  /** Forgets the least recently used keys until this many are left. */
  forgetDownTo(limit: number): void {
    while (this.#last.size > limit) {
      this.#oldest ??= this.#last.keys()
      const { value } = this.#oldest.next()
      if (value === undefined) this.#oldest = undefined
      else this.#last.delete(value)
    }
  }

  /** A map keeps insertion order. */
  #use(key: string, suffix: number): void {
    this.#last.delete(key)
    this.#last.set(key, suffix)
  }
}
