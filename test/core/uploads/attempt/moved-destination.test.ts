import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../electron/core/uploads/engine'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import type { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { onePixelPng } from '../../../support/images/one-pixel'
import type { MemoryBucket } from '../../../support/memory-bucket'
import type { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { partlySent } from '../../../support/sample-records'
import { sampleTarget } from '../../../support/sample-target'
import { TwoBuckets } from '../../../support/two-buckets'

describe('when the bucket of its destination changes', () => {
  let folder: string
  let two: TwoBuckets
  let former: MemoryBucket
  let present: MemoryBucket
  let history: MemoryHistory
  let journal: MemoryJournal
  let clock: FakeClock
  let engine: Engine
  /** What becomes of the request that is under way. */
  let onAbort: 'ends' | 'gets through'

  beforeEach(async () => {
    folder = await folderForTest('moved')
    two = new TwoBuckets(folder)
    ;({ former, present, history, journal, clock } = two)
    onAbort = 'ends'
    engine = two.openEngine()
  })
  afterEach(() => engine.dispose())

  /** Drops an image; the answer lets its request get through. */
  async function sendOne(): Promise<() => void> {
    let letGo: (() => void) | undefined
    const put = former.put.bind(former)
    former.put = (request) =>
      new Promise((resolve) => {
        letGo = () => resolve(put(request))
        const end = (): void => resolve(problem(failure('unexpected', { reason: 'cancelled' })))
        if (onAbort === 'ends') request.signal.addEventListener('abort', end)
      })
    engine.start()
    const file = path.join(folder, 'a.png')
    await writeFile(file, onePixelPng)
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => letGo).toBeDefined()
    return () => letGo?.()
  }

  it('a running upload starts again in the new bucket', async () => {
    await sendOne()
    two.target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
    engine.queue.releaseDestination('blog')
    await expect
      .poll(() => {
        clock.advance(100)
        return history.entries
      })
      .toMatchObject([{ bucket: 'present', endpoint: 'https://new.home' }])
    expect([former.objects.size, present.objects.size]).toEqual([0, 1])
  })

  it('an upload that the old server let nothing through of does not wait for it', async () => {
    const expired = failure('credentials-expired')
    former.put = async () => problem(expired)
    former.head = async () =>
      problem({ failure: expired, evidence: { status: 400, code: 'ExpiredToken', requestId: '' } })
    engine.start()
    const file = path.join(folder, 'a.png')
    await writeFile(file, onePixelPng)
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => engine.state.holds).toMatchObject([{ failure: expired }])
    two.target = { ...two.target, bucket: 'present' }
    engine.queue.releaseDestination('blog')
    await expect.poll(() => [...present.objects.keys()]).toEqual(['a.png'])
  })

  it('a cancelled upload stays cancelled', async () => {
    onAbort = 'gets through'
    const letGo = await sendOne()
    engine.queue.cancelAll()
    two.target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
    engine.queue.releaseDestination('blog')
    letGo()
    await expect.poll(() => former.objects.size).toBe(0)
    expect(Array.from(engine.list.briefs, ({ status }) => status.state)).toEqual(['cancelled'])
  })

  it('a running upload continues if only names or rules have changed', async () => {
    const letGo = await sendOne()
    two.target = { ...two.target, name: 'Journal', keyTemplate: '{uuid}.{ext}' }
    engine.queue.releaseDestination('blog')
    letGo()
    await expect
      .poll(() => {
        clock.advance(100)
        return history.entries
      })
      .toMatchObject([{ bucket: 'former', key: 'a.png' }])
  })

  it('a finished upload is recorded in the history with the bucket and server it was sent to', async () => {
    onAbort = 'gets through'
    const letGo = await sendOne()
    two.target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
    engine.queue.releaseDestination('blog')
    letGo()
    await expect
      .poll(() => {
        clock.advance(100)
        return history.entries
      })
      .toMatchObject([{ bucket: 'former', endpoint: 'https://old.home' }])
    expect([former.objects.size, present.objects.size]).toEqual([1, 0])
  })

  describe('an object that is in the old bucket without an answer', () => {
    /** Sends an image that is stored in the old bucket, of which Ollim is not told. */
    async function storeUnheard(): Promise<void> {
      former.failures = [{ failure: failure('timeout'), stored: true }]
      onAbort = 'gets through'
      const letGo = await sendOne()
      letGo()
      await expect
        .poll(() => Array.from(engine.list.briefs, ({ status }) => status.state))
        .toEqual(['retrying'])
      expect([...former.objects.keys()]).toEqual(['a.png'])
    }

    async function move(): Promise<void> {
      two.target = { ...two.target, bucket: 'present' }
      engine.queue.releaseDestination('blog')
      await expect
        .poll(() => {
          clock.advance(60_000)
          return history.entries
        })
        .toMatchObject([{ bucket: 'present' }])
    }

    it('is deleted there', async () => {
      await storeUnheard()
      await move()
      await expect.poll(() => [former.objects.size, present.objects.size]).toEqual([0, 1])
    })

    it('stays there if it is the object of somebody else', async () => {
      await storeUnheard()
      former.objects.set('a.png', { uploadId: 'another', sizeBytes: 1 })
      await move()
      expect([former.objects.size, present.objects.size]).toEqual([1, 1])
    })

    it('is deleted while the upload moves to another server', async () => {
      await sendOne()
      const [id = ''] = engine.list.ids
      former.objects.set('a.png', { uploadId: id, sizeBytes: onePixelPng.length })
      two.target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
      await move()
      await expect.poll(() => [former.objects.size, present.objects.size]).toEqual([0, 1])
    })
  })

  describe('the parts of a large upload that are already sent', () => {
    const place = { endpoint: 'https://old.home', bucket: 'former' }

    function leaveParts(status: UploadStatus): void {
      former.begin('film.png', 'film')
      journal.record([partlySent({ status, sizeBytes: 20 * 1024 ** 2, plan: { sentTo: place } })])
    }

    beforeEach(() => {
      two.target = sampleTarget({ ...place, bucket: 'present' })
    })

    it('are removed from the old bucket, and the whole file goes to the new one', async () => {
      leaveParts({ state: 'waiting' })
      engine.start()
      await expect.poll(() => [...present.objects.keys()]).toEqual(['film.png'])
      await expect
        .poll(() => {
          clock.advance(500)
          return [former.open.size, former.objects.size]
        })
        .toEqual([0, 0])
    })

    async function moveWhileItSends(): Promise<void> {
      two.target = sampleTarget(place)
      leaveParts({ state: 'waiting' })
      let isSending = false
      former.onPart = async ({ signal }) => {
        isSending = true
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      }
      engine.start()
      await expect.poll(() => isSending).toBe(true)
      two.target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
      engine.queue.releaseDestination('blog')
    }

    it('do not delay the upload if the old server no longer answers', async () => {
      former.abortMultipart = async (_open, signal) => {
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        return problem({ failure: failure('timeout'), evidence: { status: 0, code: '', requestId: '' } })
      }
      await moveWhileItSends()
      await expect
        .poll(() => {
          clock.advance(5_000)
          return [...present.objects.keys()]
        })
        .toEqual(['film.png'])
    })

    it('are removed while the upload runs if the server changes', async () => {
      await moveWhileItSends()
      await expect.poll(() => [...present.objects.keys()]).toEqual(['film.png'])
      expect(former.open.size).toBe(0)
    })

    it('do not delay it if the old server refuses the credentials, and are removed at a start when it accepts them', async () => {
      const evidence = { status: 403, code: '', requestId: '' }
      const refusal = problem({ failure: failure('secret-wrong'), evidence })
      const abort = former.abortMultipart.bind(former)
      former.abortMultipart = async () => refusal
      leaveParts({ state: 'waiting' })
      engine.start()
      await expect.poll(() => [...present.objects.keys()]).toEqual(['film.png'])
      await engine.dispose()
      former.abortMultipart = abort
      engine = two.openEngine()
      engine.start()
      clock.advance(500)
      await expect.poll(() => former.open.size).toBe(0)
      await expect.poll(() => journal.records.size).toBe(0)
      expect([...present.objects.keys()]).toEqual(['film.png'])
    })

    it('are removed from the old bucket if the upload is cancelled', async () => {
      leaveParts({ state: 'cancelled' })
      engine.start()
      clock.advance(500)
      await expect.poll(() => former.open.size).toBe(0)
    })
  })
})
