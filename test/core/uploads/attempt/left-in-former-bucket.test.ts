import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import type { Engine } from '../../../../electron/core/uploads/engine'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import type { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { onePixelPng } from '../../../support/images/one-pixel'
import type { MemoryBucket } from '../../../support/memory-bucket'
import type { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'
import { TwoBuckets } from '../../../support/two-buckets'

describe('an object that was stored without an answer, in a bucket that its destination does not name any more', () => {
  let folder: string
  let two: TwoBuckets
  let former: MemoryBucket
  let present: MemoryBucket
  let history: MemoryHistory
  let journal: MemoryJournal
  let clock: FakeClock
  let engine: Engine
  /** Lets the former bucket answer again. */
  let answer: () => void

  beforeEach(async () => {
    folder = await folderForTest('left')
    two = new TwoBuckets(folder)
    ;({ former, present, history, journal, clock } = two)
    engine = startEngine()
    await storeUnheard()
    const head = former.head.bind(former)
    answer = () => {
      former.head = head
    }
  })
  afterEach(() => engine.dispose())

  function startEngine(): Engine {
    const started = two.openEngine()
    started.start()
    return started
  }

  async function storeUnheard(): Promise<void> {
    former.failures = [{ failure: failure('timeout'), stored: true }]
    const file = path.join(folder, 'a.png')
    await writeFile(file, onePixelPng)
    await engine.uploadPaths([file], 'blog')
    await expect
      .poll(() => Array.from(engine.list.briefs, ({ status }) => status.state))
      .toEqual(['retrying'])
    expect(former.objects.size).toBe(1)
  }

  function moveTo(location: Partial<StoreTarget>): void {
    engine.changeDestination('blog', () => {
      two.target = { ...two.target, ...location }
      return success(null)
    })
  }

  /** To be polled: lets time pass, and then looks. */
  function later<Seen>(look: () => Seen): () => Seen {
    return () => {
      clock.advance(1_000)
      return look()
    }
  }

  function refuse(reason: Failure): void {
    const evidence = { status: 403, code: '', requestId: '' }
    former.head = async () => problem({ failure: reason, evidence })
  }

  it('is in use as long as its upload may remove it, so that no import takes it for an image of its own', async () => {
    const location = { bucket: 'former', endpoint: 'https://old.home' }
    expect(engine.keysInUse(location)).toEqual([...former.objects.keys()])
    expect(engine.keysInUse({ ...location, bucket: 'present' })).toEqual([])
    moveTo({ bucket: 'present' })
    await expect.poll(later(() => former.objects.size)).toBe(0)
    await expect.poll(later(() => engine.keysInUse(location))).toEqual([])
  })

  it('is found among many uploads that have not begun without reading these', () => {
    const waiting = Array.from({ length: 1000 }, (_, index) => sampleRecord(`waiting ${index}`))
    for (const record of waiting) engine.list.add(record)
    const read = vi.spyOn(engine.list, 'read')
    expect(engine.keysInUse({ bucket: 'former', endpoint: 'https://old.home' })).toHaveLength(1)
    expect(read.mock.lastCall?.[0]).toHaveLength(1)
  })

  it('is deleted at a start with credentials that its bucket takes, if it refused them before', async () => {
    refuse(failure('credentials-expired'))
    moveTo({ bucket: 'present' })
    await expect.poll(later(() => history.entries)).toMatchObject([{ bucket: 'present' }])
    await engine.dispose()
    expect([former.objects.size, present.objects.size]).toEqual([1, 1])
    answer()
    engine = startEngine()
    await expect.poll(later(() => former.objects.size)).toBe(0)
    await expect.poll(() => journal.records.size).toBe(0)
    expect(present.objects.size).toBe(1)
  })

  it('is looked for in the region of its bucket', async () => {
    const { region } = two.target
    moveTo({ bucket: 'present', region: 'eu-central-1' })
    await expect.poll(later(() => former.objects.size)).toBe(0)
    expect(new Set(two.opened)).toEqual(new Set([`former in ${region}`, 'present in eu-central-1']))
  })

  it('does not keep the upload from a new server while the old one cannot be reached, and is deleted after that', async () => {
    refuse(failure('offline'))
    moveTo({ bucket: 'present', endpoint: 'https://new.home' })
    await expect.poll(later(() => history.entries)).toMatchObject([{ bucket: 'present' }])
    answer()
    await expect.poll(later(() => former.objects.size)).toBe(0)
  })

  it('is never mistaken for the image that comes back to its bucket, which gets another name', async () => {
    const [id = ''] = engine.list.ids
    refuse(failure('credentials-expired'))
    present.failures = [{ failure: failure('bucket-missing'), stored: false }]
    moveTo({ bucket: 'present' })
    await expect
      .poll(later(() => engine.state.holds))
      .toMatchObject([{ failure: { kind: 'bucket-missing' } }])
    moveTo({ bucket: 'former' })
    await expect.poll(later(() => history.entries)).toMatchObject([{ bucket: 'former', key: 'a-2.png' }])
    engine.forgetEntries([id])
    await engine.dispose()
    answer()
    engine = startEngine()
    await expect.poll(later(() => [...former.objects.keys()])).toEqual(['a-2.png'])
  })

  it('leaves its name to the image once it is deleted there, should that come back to its bucket', async () => {
    present.failures = [{ failure: failure('bucket-missing'), stored: false }]
    moveTo({ bucket: 'present' })
    await expect.poll(later(() => [former.objects.size, journal.records.size])).toEqual([0, 1])
    moveTo({ bucket: 'former' })
    await expect.poll(later(() => history.entries)).toMatchObject([{ bucket: 'former', key: 'a.png' }])
  })

  describe('if new credentials may not reach that bucket,', () => {
    const day = 24 * 60 * 60_000

    /** The upload goes to another bucket, and the next start has credentials for that alone. */
    async function moveWithNewKey(): Promise<void> {
      refuse(failure('credentials-expired'))
      moveTo({ bucket: 'present' })
      await expect.poll(later(() => history.entries)).toMatchObject([{ bucket: 'present' }])
      await engine.dispose()
      refuse(failure('access-denied'))
    }

    /** The sweeps of a start have ended. */
    async function startOnce(): Promise<void> {
      engine = startEngine()
      const before = two.opened.length
      await expect.poll(later(() => two.opened.length)).toBeGreaterThan(before)
      await clock.pass(60_000)
    }

    it('is deleted at a start at which another destination names it', async () => {
      await moveWithNewKey()
      await startOnce()
      expect([former.objects.size, journal.records.size]).toEqual([1, 1])
      await engine.dispose()
      two.other = { ...two.target, id: 'other', bucket: 'former' }
      await startOnce()
      expect([former.objects.size, journal.records.size, two.leftBehind]).toEqual([0, 0, []])
    })

    it('is given up after a month, which is told', async () => {
      await moveWithNewKey()
      clock.advance(29 * day)
      await startOnce()
      expect([journal.records.size, two.leftBehind]).toEqual([1, []])
      await engine.dispose()
      clock.advance(2 * day)
      await startOnce()
      expect([journal.records.size, former.objects.size]).toEqual([0, 1])
      const { endpoint } = two.target
      expect(two.leftBehind).toMatchObject([{ endpoint, bucket: 'former', key: 'a.png' }])
    })
  })
})
