import { beforeEach, describe, expect, it } from 'vitest'
import { attemptUpload } from '../../../../electron/core/uploads/attempt/attempt-upload'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { success } from '../../../../electron/shared/result'
import { attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'

const fields = sampleTarget({ keyTemplate: '{name}.{ext}' })

describe('an image that is skipped if its name is taken', () => {
  let bucket: MemoryBucket
  let list: UploadList
  let keys: KeyRegistry

  beforeEach(() => {
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    keys = new KeyRegistry(() => list.briefs)
  })

  function upload(id: string, batchId: string): Promise<AttemptOutcome> {
    const { upload: accepted, ...rest } = sampleRecord(id, { batchId })
    list.add({ ...rest, upload: { ...accepted, name: 'image.png' } })
    list.apply(id, { type: 'prepare' })
    const open = () => success({ fields, store: bucket })
    const given = { list, keys, onTakenKey: () => 'skip' as const, open }
    return attemptUpload(attemptNeeds({ sha256: 'ab'.repeat(32) }, given), id, new AbortController().signal)
  }

  it('is skipped although this run has stored the other one itself', async () => {
    expect(await upload('first', 'morning')).toMatchObject({ kind: 'done', key: 'image.png' })
    const skipped = { kind: 'key-exists', facts: { key: 'image.png', reason: 'skipped' } }
    expect(await upload('second', 'evening')).toMatchObject({ kind: 'failed', failure: skipped })
    expect([...bucket.objects.keys()]).toEqual(['image.png'])
  })

  it('is skipped while the other one is on its way, whatever the server makes of two at once', async () => {
    bucket.put = async ({ key, uploadId, source }) => {
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      bucket.objects.set(key, { uploadId, sizeBytes: source.sizeBytes })
      return success({ etag: uploadId })
    }
    const ends = await Promise.all([upload('first', 'morning'), upload('second', 'evening')])
    expect(ends.map(({ kind }) => kind)).toEqual(['done', 'failed'])
    expect(bucket.objects.get('image.png')?.uploadId).toBe('first')
  })

  it('is stored if the other one has not arrived', async () => {
    await upload('first', 'morning')
    bucket.objects.clear()
    list.apply('first', { type: 'cancel' })
    expect(await upload('second', 'evening')).toMatchObject({ kind: 'done', key: 'image.png' })
  })

  it('gets a name of its own beside another new one of the same drop', async () => {
    expect(await upload('first', 'morning')).toMatchObject({ key: 'image.png' })
    expect(await upload('second', 'morning')).toMatchObject({ kind: 'done', key: 'image-2.png' })
  })
})
