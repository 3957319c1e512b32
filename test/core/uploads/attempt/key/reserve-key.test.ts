import { beforeEach, describe, expect, it } from 'vitest'
import { bucketOf } from '../../../../../electron/core/bucket-location'
import { KeyRegistry } from '../../../../../electron/core/uploads/attempt/key/key-registry'
import { reserveKey } from '../../../../../electron/core/uploads/attempt/key/reserve-key'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../../electron/shared/failures/failure'
import type { UploadStatus } from '../../../../../electron/shared/uploads/upload'
import { MemoryJournal } from '../../../../support/memory-ports'
import { sampleRecord } from '../../../../support/sample-records'

const photos = { endpoint: '', bucket: 'photos' }
const use = { destinationId: 'blog', batchId: 'monday', bucket: bucketOf(photos) }

const sending: UploadStatus = { state: 'uploading', sentBytes: 0, totalBytes: 1, bytesPerSecond: 0 }
const retrying: UploadStatus = {
  state: 'retrying',
  attempt: 1,
  maximumAttempts: 5,
  nextAt: 1,
  failure: failure('timeout'),
}
const done: UploadStatus = { state: 'done', url: 'https://a/b.png', key: 'b-2.png', etag: 'e' }

describe('a key that an object is about to be copied to', () => {
  let keys: KeyRegistry
  let list: UploadList
  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    keys = new KeyRegistry(() => list.briefs)
  })

  function addUpload(status: UploadStatus): void {
    keys.note(use, 'b.png', 2)
    const plan = { wantedKey: 'b.png', suffix: 2, sentTo: photos }
    list.add(sampleRecord('upload', { status, plan }))
  }

  it('is not given back to an upload that had left its bucket', () => {
    addUpload({ state: 'waiting' })
    keys.leave('upload', use.bucket, 'b.png', 2)
    expect(keys.isGivenToOther('upload', use.bucket, 'b.png', 2)).toBe(false)
    reserveKey({ keys, list }, photos, 'b-2.png')
    expect(keys.isGivenToOther('upload', use.bucket, 'b.png', 2)).toBe(true)
  })

  it('is not given to uploads that come later', () => {
    expect(reserveKey({ keys, list }, photos, 'b.png')).toBeDefined()
    expect(keys.next(use, 'bucket', 'b.png')).toBe(2)
  })

  it.each([
    ['is being sent', sending],
    ['is about to be sent', { state: 'preparing' } as const],
    ['is about to be sent again', retrying],
  ])('is refused while an upload %s to it', (_what, status) => {
    addUpload(status)
    expect(reserveKey({ keys, list }, photos, 'b-2.png')).toBeUndefined()
  })

  it.each([
    [
      'if an upload is being sent to the same key of another bucket',
      { ...photos, bucket: 'others' },
      'b-2.png',
    ],
    ['if an upload is being sent to another key', photos, 'b.png'],
  ])('is free %s', (_case, location, key) => {
    addUpload(sending)
    expect(reserveKey({ keys, list }, location, key)).toBeDefined()
  })

  it('is free once the upload to it has ended', () => {
    addUpload(done)
    expect(reserveKey({ keys, list }, photos, 'b-2.png')).toBeDefined()
  })
})
