import { beforeEach, describe, expect, it } from 'vitest'
import type { AttemptOutcome } from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { KeyTurns } from '../../../../electron/core/uploads/attempt/key/key-turns'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { success } from '../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { settled } from '../../../support/settled'

const fields = sampleTarget({ keyTemplate: '{name}.{ext}' })

describe('an image that is skipped if its name is taken', () => {
  let bucket: MemoryBucket
  let list: UploadList
  let keys: KeyRegistry
  let turns: KeyTurns

  beforeEach(() => {
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    keys = new KeyRegistry(() => list.briefs)
    turns = new KeyTurns()
  })

  function upload(id: string, batchId: string, signal?: AbortSignal): Promise<AttemptOutcome> {
    list.add(sampleRecord(id, { batchId, name: 'image.png' }))
    const open = () => success({ fields, store: bucket })
    return attempt(attemptNeeds({ list, keys, turns, onTakenKey: () => 'skip', open }), id, signal)
  }

  const uploadThree = () =>
    Promise.all([upload('first', 'morning'), upload('second', 'noon'), upload('third', 'evening')])

  /** The bucket takes time to answer, and does not notice itself that two objects are sent to one key at once. */
  function answerSlowly(): void {
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      const wasFree = !bucket.objects.has(request.key)
      await settled()
      return put({ ...request, onlyIfFree: !wasFree })
    }
  }

  it('is skipped although this run has stored the other one itself', async () => {
    expect(await upload('first', 'morning')).toMatchObject({ kind: 'done', key: 'image.png' })
    const skipped = { kind: 'key-exists', facts: { key: 'image.png', reason: 'skipped' } }
    expect(await upload('second', 'evening')).toMatchObject({ kind: 'failed', failure: skipped })
    expect([...bucket.objects.keys()]).toEqual(['image.png'])
  })

  it('is skipped while the other one is on its way, whatever the server makes of two at once', async () => {
    answerSlowly()
    const ends = await uploadThree()
    expect(ends.map(({ kind }) => kind)).toEqual(['done', 'failed', 'failed'])
    expect(bucket.objects.get('image.png')?.uploadId).toBe('first')
  })

  it('is stored if the other one was on its way and has failed', async () => {
    answerSlowly()
    bucket.failures = [{ failure: failure('access-denied'), stored: false }]
    const ends = await uploadThree()
    expect(ends.map(({ kind }) => kind)).toEqual(['failed', 'done', 'failed'])
    expect(bucket.objects.get('image.png')?.uploadId).toBe('second')
  })

  it('no longer waits for the other one once it is cancelled itself', async () => {
    const cancelled = new AbortController()
    bucket.put = () => new Promise(() => undefined)
    void upload('first', 'morning')
    const second = upload('second', 'evening', cancelled.signal)
    await expect.poll(() => list.brief('second')?.status.state).toBe('uploading')
    cancelled.abort()
    expect(await second).toEqual({ kind: 'aborted' })
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
