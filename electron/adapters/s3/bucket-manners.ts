import type { AccessList } from '../../shared/destination'
import type { Failure } from '../../shared/failure'

/** The options of one upload that not every bucket takes, as they are sent. */
export interface Manner {
  /** With `If-None-Match`: the server refuses a key that is taken. */
  readonly onlyIfFree: boolean
  /** With that `If-Match`: the server refuses to overwrite any other object; empty for none. */
  readonly ifMatch: string
  readonly accessList: AccessList
  /** With the MD5 of its bytes, which buckets that lock their objects ask for. */
  readonly digest: boolean
}

/** How often one request is sent anew for what a refusal has taught: once for each option that may have to change. */
export const mostLessons = 3

/**
 * Remembers which options of uploads a bucket has refused, or asked for, and leaves them out of, or adds them to, all
 * later ones. So each costs one refused request, and not one for every image.
 *
 * A request asks `of` for its options before it is sent; a refusal goes to `learn`, which tells whether the same
 * request, with the options that `of` gives by then, may pass.
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

  /** The options to send: those wished for, as far as this bucket is known to take them. */
  of({ onlyIfFree = false, ifMatch = '', accessList = 'none' }: Partial<Omit<Manner, 'digest'>>): Manner {
    return {
      onlyIfFree: onlyIfFree && !this.#takesNoIfNoneMatch,
      ifMatch: this.#takesNoIfMatch ? '' : ifMatch,
      accessList: this.#takesNoAccessLists ? 'none' : accessList,
      digest: this.#wantsDigest,
    }
  }

  /** Notes what a refusal tells of the options that were sent; false where it tells nothing of them. */
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
