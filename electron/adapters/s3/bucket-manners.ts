import type { AccessList } from '../../shared/destination'
import type { Failure } from '../../shared/failure'

/** How an upload is sent, beyond its bytes. */
export interface Manner {
  /** With `If-None-Match`: the server refuses a key that is taken. */
  readonly onlyIfFree: boolean
  /** With that `If-Match`: the server refuses to overwrite any other object; empty for none. */
  readonly ifMatch: string
  readonly accessList: AccessList
  /** With the MD5 of its bytes, which buckets that lock their objects ask for. */
  readonly digest: boolean
}

/** Every lesson that one upload can be taught, and no more tries than that. */
export const mostLessons = 3

/**
 * What a bucket has taught by its refusals: each is met once for all, and the same request is then sent
 * as the bucket takes it.
 */
export class BucketManners {
  readonly #onAccessListRefused: () => void
  // Two lessons: some servers know the one condition and not the other.
  #takesNoIfNoneMatch = false
  #takesNoIfMatch = false
  #takesNoAccessLists = false
  #wantsDigest = false

  constructor(onAccessListRefused: () => void) {
    this.#onAccessListRefused = onAccessListRefused
  }

  /** What is wished for, as far as this bucket takes it. */
  of({ onlyIfFree = false, ifMatch = '', accessList = 'none' }: Partial<Omit<Manner, 'digest'>>): Manner {
    return {
      onlyIfFree: onlyIfFree && !this.#takesNoIfNoneMatch,
      ifMatch: this.#takesNoIfMatch ? '' : ifMatch,
      accessList: this.#takesNoAccessLists ? 'none' : accessList,
      digest: this.#wantsDigest,
    }
  }

  /** Whether a refusal of what was sent in this manner teaches another one. */
  learn(sent: Manner, cause: Failure, status: number): boolean {
    const { kind, facts } = cause
    if (kind === 'acl-not-supported' && sent.accessList !== 'none') {
      // Uploads that go at once are all refused: it is news only once.
      if (!this.#takesNoAccessLists) this.#onAccessListRefused()
      this.#takesNoAccessLists = true
      return true
    }
    if (facts['reason'] === 'wantsDigest' && !sent.digest) {
      this.#wantsDigest = true
      return true
    }
    if (!(sent.onlyIfFree || sent.ifMatch !== '') || !isUnknownCondition(cause, status)) return false
    this.#takesNoIfNoneMatch ||= sent.onlyIfFree
    this.#takesNoIfMatch ||= sent.ifMatch !== ''
    return true
  }
}

/** Whether the server itself says that it does not know a condition; a proxy's hiccup says nothing of it. */
export function isUnknownCondition({ facts, detail }: Failure, status: number): boolean {
  const { code } = facts
  if (code === undefined || (status !== 400 && status !== 501)) return false
  return code === 'NotImplemented' || /if-(none-)?match/i.test(detail)
}
