const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * The longest that AWS lets a presigned link work, in seconds: seven days, with long-lived keys. When temporary
 * credentials end, their links end with them ("Download and upload objects with presigned URLs" in the Amazon S3 User
 * Guide).
 */
export const longestLinkSeconds = 7 * day

/** The link lives that can be chosen, in seconds. */
export const linkLives: readonly number[] = [15 * minute, hour, 12 * hour, day, 3 * day, longestLinkSeconds]

/** Where an image can be read, and until when; without an end, the address is public. */
export interface Link {
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly linkEndsAt?: number
}

/** A presigned link: anybody who has it can read the object until it ends. */
export type TimedLink = Required<Link>
