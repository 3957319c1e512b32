import { longestLinkSeconds } from '../../shared/links/link-life'

/**
 * How long a presigned link made now will really work, in whole seconds: as long as was asked for, but never longer
 * than S3 allows or the credentials that sign it are valid. 0 or less if those have ended.
 *
 * @param credentialsEndAt milliseconds since the epoch; 0 if unknown or never
 */
export function lifeLeft(wantedSeconds: number, credentialsEndAt: number, now: number): number {
  const longest = Math.min(wantedSeconds, longestLinkSeconds)
  if (credentialsEndAt === 0) return longest
  return Math.min(longest, Math.floor((credentialsEndAt - now) / 1000))
}

/** A link that ends this soon is of no use to whoever gets it. */
const shortestUseMilliseconds = 60_000

interface Ending {
  readonly linkEndsAt?: number
}

/** Whether a link has ended, or will end before its recipient can use it. */
export function needsRenewal({ linkEndsAt }: Ending, now: number): boolean {
  return linkEndsAt !== undefined && linkEndsAt - now < shortestUseMilliseconds
}

export function hasEnded({ linkEndsAt }: Ending, now: number): boolean {
  return linkEndsAt !== undefined && linkEndsAt <= now
}
