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

/** What is wished for, before it is known which of it the bucket takes. */
type Wishes = Partial<Omit<Manner, 'digest'>>

/** Notes what a refusal tells; true if the same request, sent with other options, may pass. */
export type Learn = (cause: Failure, status: number) => boolean

/** The options of one request, however often it is sent. */
export interface RequestManner {
  /** Called before each sending: what to send it with, by all that is known of the bucket by then. */
  readonly renew: () => Manner
  /** What `renew` gave last. */
  readonly current: () => Manner
  /** Takes the refusal of what was sent with that. */
  readonly learn: Learn
}

/** How often one request is sent anew for what a refusal has taught: once for each option that may have to change. */
export const mostLessons = 3

/**
 * Remembers which options of uploads a bucket has refused, or asked for, and leaves them out of, or adds them to, all
 * later ones. So each costs one refused request, and not one for every image.
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

  /** The manner of one request that wishes for these options. */
  forRequest(wishes: Wishes): RequestManner {
    let manner = this.#of(wishes)
    return {
      renew: () => {
        manner = this.#of(wishes)
        return manner
      },
      current: () => manner,
      learn: (cause, status) => this.#learn(manner, cause, status),
    }
  }

  /** The options to send: those wished for, as far as this bucket is known to take them. */
  #of({ onlyIfFree = false, ifMatch = '', accessList = 'none' }: Wishes): Manner {
    return {
      onlyIfFree: onlyIfFree && !this.#takesNoIfNoneMatch,
      ifMatch: this.#takesNoIfMatch ? '' : ifMatch,
      accessList: this.#takesNoAccessLists ? 'none' : accessList,
      digest: this.#wantsDigest,
    }
  }

  /** Notes what a refusal tells of the options that were sent; false where it tells nothing of them. */
  #learn(sent: Manner, cause: Failure, status: number): boolean {
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
