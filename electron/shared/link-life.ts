const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * The longest that AWS lets a presigned link work, in seconds: seven days, with keys that have no end of
 * their own. Temporary credentials take their links with them when they end ("Download and upload
 * objects with presigned URLs" in the Amazon S3 User Guide).
 */
export const longestLinkSeconds = 7 * day

/** Lives to choose from, in seconds. */
export const linkLives: readonly number[] = [15 * minute, hour, 12 * hour, day, 3 * day, longestLinkSeconds]

/** Where an image can be read, and until when; without an end the address is public. */
export interface Link {
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly linkEndsAt?: number
}

/** A presigned link: whoever has it may read the object until it ends. */
export type TimedLink = Required<Link>
