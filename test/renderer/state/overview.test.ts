import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failure'
import type { DestinationHold, UploadStatus } from '../../../electron/shared/upload'
import { sumUp } from '../../../renderer/state/overview'
import { isHeld, isSaidAbove } from '../../../renderer/state/selectors'
import { done, openQueue, upload } from '../examples'

const sending: UploadStatus = { state: 'uploading', sentBytes: 30, totalBytes: 100, bytesPerSecond: 10 }
const overviewOf = (...statuses: UploadStatus[]) =>
  sumUp(
    statuses.map((status, index) => upload(`${index}`, { status })),
    openQueue,
  )

describe('sumUp', () => {
  it('counts every state once', () => {
    const overview = overviewOf(
      { state: 'waiting' },
      { state: 'preparing' },
      sending,
      { state: 'retrying', attempt: 2, maximumAttempts: 5, nextAt: 0, failure: failure('timeout') },
      { state: 'paused', reason: 'offline' },
      done,
      { state: 'failed', failure: failure('throttled') },
      { state: 'cancelled' },
    )
    expect(overview).toMatchObject({
      count: 8,
      pending: 5,
      running: 3,
      done: 1,
      failed: 1,
      cancelled: 1,
      pausedOffline: 1,
    })
  })

  it('adds up bytes of what is not failed or cancelled', () => {
    const overview = overviewOf(sending, done, { state: 'waiting' }, { state: 'cancelled' })
    expect(overview).toMatchObject({ sentBytes: 130, totalBytes: 300, bytesPerSecond: 10, secondsLeft: 17 })
  })

  it('takes what is really sent where it differs from the file', () => {
    const converted: UploadStatus = { ...sending, totalBytes: 40 }
    expect(overviewOf(converted)).toMatchObject({ sentBytes: 30, totalBytes: 40 })
  })

  it('counts the time in which something was on its way, and none twice', () => {
    const from = (acceptedAt: number, finishedAt: number) =>
      upload(`${acceptedAt}-${finishedAt}`, {
        acceptedAt,
        status: { state: 'done', url: '', key: '', etag: '', finishedAt },
      })
    const uploads = [from(0, 3000), from(0, 1000), from(2000, 5000), from(60_000, 61_000), upload('old')]
    expect(sumUp(uploads, openQueue).busySeconds).toBe(6)
  })

  it('does not guess the time left without a speed', () => {
    expect(overviewOf({ ...sending, bytesPerSecond: 0 }).secondsLeft).toBeUndefined()
  })

  it.each([
    ['not-an-image', 0],
    ['file-changed', 0],
    ['too-large', 0],
    ['throttled', 1],
    ['credentials-expired', 1],
    ['unexpected', 1],
  ] as const)('offers another attempt after %s: %i', (kind, retryable) => {
    expect(overviewOf({ state: 'failed', failure: failure(kind) }).retryable).toBe(retryable)
  })
})

describe('isHeld', () => {
  it.each([
    ['nothing is there', overviewOf(), false],
    ['something runs beside the paused', overviewOf(sending, { state: 'paused', reason: 'offline' }), false],
    ['all is paused', overviewOf({ state: 'paused', reason: 'destination' }, done), true],
    ['all is finished', overviewOf(done), false],
    ['something waits for its turn', overviewOf({ state: 'waiting' }), false],
    ['the person paused before anything began', sumUp([upload('a')], { paused: true, holds: [] }), true],
  ])('when %s', (_, overview, held) => {
    expect(isHeld(overview)).toBe(held)
  })
})

describe('isSaidAbove', () => {
  const refused: UploadStatus = { state: 'failed', failure: failure('access-denied') }
  const hold = (destinationId: string): DestinationHold => ({
    destinationId,
    reason: 'destination',
    failure: failure('access-denied'),
  })

  it.each([
    ['the banner of its destination says the same', refused, [hold('destination')], true],
    ['the banner is of another destination', refused, [hold('other')], false],
    [
      'it failed for a reason of its own',
      { ...refused, failure: failure('file-changed') },
      [hold('destination')],
      false,
    ],
    ['there is no banner', refused, [], false],
    ['it only waits', { state: 'paused', reason: 'destination' }, [hold('destination')], false],
  ] satisfies [string, UploadStatus, DestinationHold[], boolean][])('when %s', (_, status, holds, said) => {
    expect(isSaidAbove(upload('a', { status }), holds)).toBe(said)
  })
})
