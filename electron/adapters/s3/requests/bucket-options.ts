import type { AccessList } from '../../../shared/destinations/destination'
import type { Failure } from '../../../shared/failures/failure'

/** The options of an upload that not every bucket accepts, as they are sent. */
interface SentOptions {
  /** Whether to send `If-None-Match`, so that the server refuses a taken key. */
  readonly onlyIfFree: boolean
  /** The `If-Match` to send, so that the server refuses to overwrite any other object; empty for none. */
  readonly ifMatch: string
  readonly accessList: AccessList
  /** Whether to send the MD5 of the bytes, which buckets with object lock require. */
  readonly digest: boolean
}

/** The wanted options, before it is known which of them the bucket accepts. */
type WantedOptions = Partial<Omit<SentOptions, 'digest'>>

/** Records what a refusal shows; true if the same request may pass with other options. */
export type Adapt = (cause: Failure, status: number) => boolean

/** The options of one request, which may be sent several times. */
export interface RequestOptions {
  /** Called before each sending; returns the options by all that is known about the bucket by then. */
  readonly renew: () => SentOptions
  /** The last result of `renew`. */
  readonly current: () => SentOptions
  /** Receives the refusal of a request that was sent with these options. */
  readonly adapt: Adapt
}

/** How often a request is sent again because of what a refusal showed: once for each option that may have to change. */
export const maxResends = 3

/**
 * Remembers which upload options a bucket has refused or required, and adjusts all later uploads. So each option costs
 * one refused request instead of one for every image.
 */
export class BucketOptions {
  readonly #onAccessListRefused: () => void
  // Two flags, because some servers know one condition, but not the other.
  #takesNoIfNoneMatch = false
  #takesNoIfMatch = false
  #takesNoAccessLists = false
  #wantsDigest = false

  constructor(onAccessListRefused: () => void) {
    this.#onAccessListRefused = onAccessListRefused
  }

  /** The options of one request that wants these. */
  forRequest(wanted: WantedOptions): RequestOptions {
    let options = this.#of(wanted)
    return {
      renew: () => {
        options = this.#of(wanted)
        return options
      },
      current: () => options,
      adapt: (cause, status) => this.#adapt(options, cause, status),
    }
  }

  /** The options to send: those wanted, unless the bucket is known to refuse them. */
  #of({ onlyIfFree = false, ifMatch = '', accessList = 'none' }: WantedOptions): SentOptions {
    return {
      onlyIfFree: onlyIfFree && !this.#takesNoIfNoneMatch,
      ifMatch: this.#takesNoIfMatch ? '' : ifMatch,
      accessList: this.#takesNoAccessLists ? 'none' : accessList,
      digest: this.#wantsDigest,
    }
  }

  /** Records what a refusal shows about the options that were sent; false if it is not about them. */
  #adapt(sent: SentOptions, cause: Failure, status: number): boolean {
    const { kind, facts } = cause
    if (kind === 'acl-not-supported' && sent.accessList !== 'none') {
      // Uploads that run at once are all refused, but it is reported only once.
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

/** Whether the server itself says that it does not know a condition; a proxy's error does not count. */
export function isUnknownCondition({ facts, detail }: Failure, status: number): boolean {
  const { code } = facts
  if (code === undefined || (status !== 400 && status !== 501)) return false
  return code === 'NotImplemented' || /if-(none-)?match/i.test(detail)
}
