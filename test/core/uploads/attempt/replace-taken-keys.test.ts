import { beforeEach, describe, expect, it } from 'vitest'
import type { PutRequest } from '../../../../electron/core/ports/object-store'
import {
  abortedByCancel,
  abortedByMove,
  type AttemptOutcome,
} from '../../../../electron/core/uploads/attempt/attempt-outcome'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../support/attempt-needs'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'

const earlier = { uploadId: 'published-last-week', sizeBytes: 1 }

describe('an upload that replaces what is under its key', () => {
  let bucket: MemoryBucket
  /** The bucket that the destination named at first. */
  let former: MemoryBucket
  let list: UploadList
  let bucketName: string
  /** Every object that was sent, in order. */
  let sent: PutRequest[]
  let onStored: () => void

  beforeEach(() => {
    bucket = new MemoryBucket()
    former = bucket
    list = new UploadList(new MemoryJournal())
    bucketName = 'photos'
    sent = []
    onStored = () => undefined
    const put = bucket.put.bind(bucket)
    bucket.put = async (request) => {
      sent.push(request)
      const answer = await put(request)
      if (answer.ok) onStored()
      return answer
    }
    list.add(sampleRecord('a'))
  })

  function send(signal?: AbortSignal): Promise<AttemptOutcome> {
    const fields = sampleTarget({ bucket: bucketName, keyTemplate: '{name}.{ext}' })
    const open = () => success({ fields, store: bucket })
    const openAt = () => success({ fields, store: former })
    return attempt(attemptNeeds({ list, onTakenKey: () => 'replace', open, openAt }), 'a', signal)
  }

  /** The person cancels once the object is there. */
  function cancelledAsItArrives(): AbortSignal {
    const controller = new AbortController()
    onStored = () => controller.abort(abortedByCancel)
    return controller.signal
  }

  const mayReplace = (): boolean | undefined => list.get('a')?.plan.mayReplace

  it('stores its image there, and notes that it may have replaced another', async () => {
    bucket.objects.set('a.png', earlier)
    expect(await send()).toMatchObject({ kind: 'done', key: 'a.png' })
    expect([bucket.objects.get('a.png')?.uploadId, mayReplace()]).toEqual(['a', true])
  })

  it('looks at the key first, so that no image is sent in vain', async () => {
    bucket.objects.set('a.png', earlier)
    await send()
    expect(sent).toMatchObject([{ onlyIfFree: true, trustsConditions: false }, { onlyIfFree: false }])
  })

  it('recognises what its earlier attempt has stored', async () => {
    bucket.failures = [{ failure: failure('timeout'), stored: true }]
    expect(await send()).toMatchObject({ kind: 'failed' })
    expect(await send()).toMatchObject({ kind: 'done', key: 'a.png' })
    expect(mayReplace()).toBeUndefined()
  })

  it('stays if it is cancelled too late, so that a link in use still works', async () => {
    bucket.objects.set('a.png', earlier)
    expect(await send(cancelledAsItArrives())).toMatchObject({ kind: 'done' })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it('leaves nothing if it is cancelled too late and has replaced nothing', async () => {
    expect(await send(cancelledAsItArrives())).toEqual({ kind: 'aborted' })
    expect(bucket.objects.size).toBe(0)
  })

  it('replaces nothing in the next bucket that is free there', async () => {
    bucket.objects.set('a.png', earlier)
    bucket.failures = [undefined, { failure: failure('timeout'), stored: false }]
    expect(await send()).toMatchObject({ kind: 'failed' })
    expect(mayReplace()).toBe(true)
    bucketName = 'other'
    bucket.objects.clear()
    expect(await send(cancelledAsItArrives())).toEqual({ kind: 'aborted' })
    expect([bucket.objects.size, mayReplace()]).toEqual([0, undefined])
  })

  describe('stays in the bucket that its destination named, where it may be what a link leads to,', () => {
    beforeEach(() => {
      bucket.objects.set('a.png', earlier)
      bucket.failures = [undefined, { failure: failure('timeout'), stored: true }]
    })

    it('if its answer was lost before another one is named', async () => {
      expect(await send()).toMatchObject({ kind: 'failed' })
      bucketName = 'other'
      bucket = new MemoryBucket()
      expect(await send()).toMatchObject({ kind: 'done', key: 'a.png' })
      expect(former.objects.get('a.png')?.uploadId).toBe('a')
    })

    it('if another one is named while its answer gets lost', async () => {
      const controller = new AbortController()
      const put = bucket.put.bind(bucket)
      bucket.put = async (request) => {
        const answer = await put(request)
        if (bucket.objects.get('a.png')?.uploadId === 'a') controller.abort(abortedByMove)
        return answer
      }
      await send(controller.signal)
      expect(controller.signal.aborted).toBe(true)
      expect(bucket.objects.get('a.png')?.uploadId).toBe('a')
    })
  })

  describe('in parts', () => {
    beforeEach(() => {
      list = new UploadList(new MemoryJournal())
      list.add(sampleRecord('a', { sizeBytes: 17 * 1024 ** 2 }))
    })

    it('stores its image there', async () => {
      bucket.objects.set('a.png', earlier)
      expect(await send()).toMatchObject({ kind: 'done', key: 'a.png' })
      expect([bucket.objects.get('a.png')?.uploadId, bucket.sentParts, bucket.open.size]).toEqual([
        'a',
        [1, 2, 3],
        0,
      ])
    })

    it('sends no part again if the key is taken meanwhile', async () => {
      const complete = bucket.completeMultipart.bind(bucket)
      bucket.completeMultipart = async (end) =>
        end.onlyIfFree ? problem(failure('key-exists', { key: end.key })) : complete(end)
      expect(await send()).toMatchObject({ kind: 'done', key: 'a.png' })
      expect([bucket.sentParts, mayReplace()]).toEqual([[1, 2, 3], true])
    })
  })
})
