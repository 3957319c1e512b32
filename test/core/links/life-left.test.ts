import { describe, expect, it } from 'vitest'
import { hasEnded, lifeLeft, needsRenewal } from '../../../electron/core/links/life-left'

const now = Date.UTC(2026, 10, 25, 12)
const hour = 3_600_000
const week = 604_800

describe('how long a presigned link works', () => {
  it.each([
    ['as long as was wished, with keys that have no end', 3600, 0, 3600],
    ['no longer than the week that S3 allows', 2 * week, 0, week],
    ['no longer than the temporary credentials that sign it', week, now + hour, 3600],
    ['its own time where the credentials outlive it', 900, now + hour, 900],
    ['whole seconds', week, now + 1999, 1],
    ['not at all with credentials that have ended', week, now - 1, -1],
  ])('is %s', (_what, wanted, credentialsEndAt, seconds) => {
    expect(lifeLeft(wanted, credentialsEndAt, now)).toBe(seconds)
  })
})

describe('a link that is handed out', () => {
  it.each([
    ['never ends where it is public', {}, false, false],
    ['is good while it has time', { linkEndsAt: now + hour }, false, false],
    ['is made again when there is no time left to use it', { linkEndsAt: now + 30_000 }, true, false],
    ['is made again when it has ended', { linkEndsAt: now - hour }, true, true],
  ])('%s', (_what, link, isDue, ended) => {
    expect(needsRenewal(link, now)).toBe(isDue)
    expect(hasEnded(link, now)).toBe(ended)
  })
})
