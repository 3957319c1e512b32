import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import {
  isFinished,
  type DestinationHold,
  type ShownUpload,
  type UploadStatus,
} from '../../../electron/shared/uploads/upload'
import { RunningOverview } from '../../../renderer/state/overview'
import { isHeld, isShownAbove } from '../../../renderer/state/selectors'
import { done, openQueue, upload } from '../examples'

const sending: UploadStatus = { state: 'uploading', sentBytes: 30, totalBytes: 100, bytesPerSecond: 10 }
function sumUp(uploads: readonly ShownUpload[], queue = openQueue) {
  const sums = new RunningOverview()
  for (const one of uploads) sums.add(one)
  return sums.read(queue, () => uploads)
}

const overviewOf = (...statuses: UploadStatus[]) =>
  sumUp(statuses.map((status, index) => upload(`${index}`, { status })))

const everyStatus: readonly UploadStatus[] = [
  { state: 'waiting' },
  { state: 'preparing' },
  sending,
  { state: 'retrying', attempt: 2, maximumAttempts: 5, nextAt: 0, failure: failure('timeout') },
  { state: 'paused', reason: 'offline' },
  { state: 'paused', reason: 'person' },
  { state: 'paused', reason: 'destination' },
  done,
  { state: 'failed', failure: failure('throttled') },
  { state: 'cancelled' },
]

describe('the overview of all uploads', () => {
  it('is the same for an upload that changed as for one that was so from the beginning', () => {
    const sums = new RunningOverview()
    let before = upload('a')
    sums.add(before)
    for (const status of everyStatus) {
      const now = upload('a', { status })
      sums.subtract(before)
      sums.add(now)
      before = now
      expect(sums.read(openQueue, () => [now])).toEqual(sumUp([now]))
    }
    sums.subtract(before)
    expect(sums.read(openQueue, () => [])).toEqual(sumUp([]))
  })

  it('counts every state once, and cancelled uploads neither as done nor as pending', () => {
    expect(overviewOf(...everyStatus)).toMatchObject({
      count: 9,
      pending: 7,
      running: 3,
      done: 1,
      failed: 1,
      cancelled: 1,
      pausedOffline: 1,
      pausedByPerson: 1,
      pausedByDestination: 1,
    })
  })

  it('adds up the bytes of uploads that are not failed or cancelled', () => {
    const overview = overviewOf(sending, done, { state: 'waiting' }, { state: 'cancelled' })
    expect(overview).toMatchObject({ sentBytes: 130, totalBytes: 300, bytesPerSecond: 10, secondsLeft: 17 })
  })

  it('counts what is stored of a waiting large file, but not twice when it continues', () => {
    const unfinished = everyStatus.filter((status) => !isFinished({ status }))
    const uploads = unfinished.map((status, index) => upload(`${index}`, { status, keptBytes: 20 }))
    expect(sumUp(uploads).sentBytes).toBe(6 * 20 + 30)
  })

  it('counts the size that is sent if it differs from the file’s', () => {
    const converted: UploadStatus = { ...sending, totalBytes: 40 }
    expect(overviewOf(converted)).toMatchObject({ sentBytes: 30, totalBytes: 40 })
  })

  it('estimates the time left by how much smaller earlier images became when converted', () => {
    const accepted = { sizeBytes: 1000, contentType: 'image/png' }
    const uploads = [upload('a', { accepted, status: sending }), upload('b', { sizeBytes: 2000 })]
    expect(sumUp(uploads).secondsLeft).toBe((70 + 200) / 10)
  })

  it('counts the time in which anything was running, without counting it twice', () => {
    const from = (acceptedAt: number, finishedAt: number) =>
      upload(`${acceptedAt}-${finishedAt}`, {
        acceptedAt,
        status: { state: 'done', url: '', key: '', etag: '', finishedAt },
      })
    const uploads = [
      from(0, 3000),
      from(0, 1000),
      from(2000, 5000),
      from(60_000, 61_000),
      upload('old', { status: done }),
    ]
    expect(sumUp(uploads).busySeconds).toBe(6)
    expect(sumUp([...uploads, upload('waiting')]).busySeconds).toBe(0)
  })

  it('gives no time if all links were there already, because nothing was sent', () => {
    const duplicate = { ...done, duplicateOf: 'earlier', finishedAt: 2000 }
    expect(sumUp([upload('a', { acceptedAt: 1000, status: duplicate })]).busySeconds).toBe(0)
  })

  it('does not estimate the time left without a speed', () => {
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

describe('isShownAbove', () => {
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
    expect(isShownAbove(upload('a', { status }), holds)).toBe(said)
  })
})
