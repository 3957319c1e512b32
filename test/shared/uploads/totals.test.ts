import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { RunningTotals } from '../../../electron/shared/uploads/totals'
import type { Upload, UploadStatus } from '../../../electron/shared/uploads/upload'
import { done, upload } from '../../renderer/examples'

const uploading = (sentBytes: number, bytesPerSecond: number): UploadStatus => ({
  state: 'uploading',
  sentBytes,
  totalBytes: 100,
  bytesPerSecond,
})
const failed: UploadStatus = { state: 'failed', failure: failure('offline') }

const statuses = fc.oneof(
  fc.constantFrom<UploadStatus>(
    { state: 'waiting' },
    { state: 'preparing' },
    { state: 'paused', reason: 'person' },
    { state: 'cancelled' },
    done,
    failed,
  ),
  fc
    .tuple(fc.nat(100), fc.double({ min: 0, max: 1e9, noNaN: true }))
    .map(([sent, speed]) => uploading(sent, speed)),
)

/** All of them counted again. */
function counted(uploads: Iterable<Upload>) {
  const totals = new RunningTotals()
  for (const one of uploads) totals.add(one)
  return totals.read()
}

describe('the running totals', () => {
  it('count each state', () => {
    const all = [done, failed, uploading(40, 10), { state: 'waiting' }, { state: 'cancelled' }] as const
    expect(counted(all.map((status, index) => upload(String(index), { status })))).toEqual({
      count: 4,
      done: 1,
      failed: 1,
      unfinished: 2,
      sentBytes: 140,
      totalBytes: 300,
      bytesPerSecond: 10,
    })
  })

  it('cover all uploads, whatever changed before and in whichever order', () => {
    const changes = fc.array(fc.tuple(fc.nat(4), fc.option(statuses)), { maxLength: 60 })
    fc.assert(
      fc.property(changes, (steps) => {
        const uploads = new Map<number, Upload>()
        const totals = new RunningTotals()
        for (const [id, status] of steps) {
          const former = uploads.get(id)
          if (former !== undefined) totals.subtract(former)
          uploads.delete(id)
          if (status === null) continue
          const next = upload(String(id), { status })
          totals.add(next)
          uploads.set(id, next)
        }
        const { bytesPerSecond, ...whole } = totals.read()
        const { bytesPerSecond: expected, ...recounted } = counted(uploads.values())
        expect(whole).toEqual(recounted)
        expect(Math.abs(bytesPerSecond - expected)).toBeLessThan(1)
        if (recounted.unfinished === 0) expect(bytesPerSecond).toBe(0)
      }),
    )
  })

  it('assume that waiting images shrink as much as converted ones of their batch', () => {
    const accepted = { sizeBytes: 1000, contentType: 'image/png' }
    const drawn = upload('a', { accepted, status: uploading(25, 10) })
    const others = [upload('b', { sizeBytes: 2000 }), upload('c', { sizeBytes: 500, batchId: 'another' })]
    expect(counted([drawn, ...others]).totalBytes).toBe(100 + 200 + 500)
    expect(counted(others).totalBytes).toBe(2500)
  })
})
