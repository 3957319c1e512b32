import { beforeEach, describe, expect, it } from 'vitest'
import { KeyRegistry, type KeyUse } from '../../../../../electron/core/uploads/attempt/key/key-registry'
import { failure } from '../../../../../electron/shared/failures/failure'
import { briefOf, type UploadBrief, type UploadStatus } from '../../../../../electron/shared/uploads/upload'
import { sampleRecord } from '../../../../support/sample-records'

const blog: KeyUse = { destinationId: 'blog', batchId: 'monday', bucket: 'photos' }
const later: KeyUse = { destinationId: 'blog', batchId: 'tuesday', bucket: 'photos' }
const shop: KeyUse = { destinationId: 'shop', batchId: 'monday', bucket: 'goods' }

const statuses = {
  waiting: { state: 'waiting' },
  failed: { state: 'failed', failure: failure('timeout') },
  cancelled: { state: 'cancelled' },
  done: { state: 'done', url: 'https://a/a.png', key: 'a.png', etag: 'e', finishedAt: 0 },
} as const satisfies Record<string, UploadStatus>

const maxKeys = 1_000

function upload(use: KeyUse, state: keyof typeof statuses): UploadBrief {
  return briefOf(sampleRecord('photo', { ...use, status: statuses[state] }).upload)
}

describe('the key registry', () => {
  let registry: KeyRegistry
  let listed: UploadBrief[]
  let looks: number
  beforeEach(() => {
    listed = []
    looks = 0
    registry = new KeyRegistry(() => {
      looks += 1
      return listed
    }, maxKeys)
  })

  function giveKeysToOthers(count: number): void {
    for (let index = 0; index < count; index += 1)
      registry.next({ ...blog, batchId: `others ${index % 20}` }, 'batch', `${index}.png`)
  }

  it('never gives out the same suffix of a key twice within a bucket', () => {
    expect([blog, later, shop].map((use) => registry.next(use, 'bucket', 'a.png'))).toEqual([1, 2, 1])
  })

  it('starts again for each batch if taken keys are replaced', () => {
    expect([blog, blog, later].map((use) => registry.next(use, 'batch', 'a.png'))).toEqual([1, 2, 1])
  })

  it.each(['bucket', 'batch'] as const)(
    "skips a suffix that is part of a file's own name, in a %s",
    (among) => {
      expect(registry.next(blog, among, 'a.png')).toBe(1)
      expect(registry.next(blog, among, 'a-3.png')).toBe(1)
      expect(registry.next(blog, among, 'a.png')).toBe(2)
      // It would be a-3.png.
      expect(registry.next(blog, among, 'a.png')).toBe(4)
      // It would be what the second a.png got.
      expect(registry.next(blog, among, 'a-2.png')).toBe(2)
    },
  )

  it('continues after the highest suffix of an earlier run', () => {
    registry.note(blog, 'a.png', 7)
    registry.note(blog, 'a.png', 3)
    expect(registry.next(blog, 'batch', 'a.png')).toBe(8)
    expect(registry.next(later, 'bucket', 'a.png')).toBe(9)
  })

  it("knows a batch's keys even if the setting for taken keys changes meanwhile", () => {
    registry.next(blog, 'bucket', 'a.png')
    expect(registry.next(blog, 'batch', 'a.png')).toBe(2)
  })

  it('remembers the most recently used keys', () => {
    registry.next(blog, 'bucket', 'old.png')
    registry.next(blog, 'bucket', 'busy.png')
    for (let index = 0; index < maxKeys - 1; index += 1) registry.next(blog, 'bucket', `${index}.png`)
    expect(registry.next(blog, 'bucket', 'busy.png')).toBe(2)
    expect(registry.next(blog, 'bucket', 'old.png')).toBe(1)
  })

  it.each(['bucket', 'batch'] as const)(
    'gives out no key of a %s twice, however many of them take turns',
    (among) => {
      const inTurns = Array.from({ length: 100 }, (_, index) => ({
        destinationId: 'blog',
        bucket: among === 'batch' ? 'photos' : `bucket ${index}`,
        batchId: `batch ${index}`,
      }))
      expect(new Set(inTurns.map((use) => registry.next(use, among, 'a.png')))).toEqual(new Set([1]))
      expect(new Set(inTurns.map((use) => registry.next(use, among, 'a.png')))).toEqual(new Set([2]))
    },
  )

  it.each(['waiting', 'failed', 'cancelled'] as const)(
    'remembers a batch while one of its images is %s, however many keys others get',
    (state) => {
      listed.push(upload(blog, state))
      listed.push(upload(later, 'done'))
      for (const use of [blog, later]) registry.next(use, 'batch', 'a.png')
      giveKeysToOthers(maxKeys)
      expect(registry.next(blog, 'batch', 'a.png')).toBe(2)
      // All of that batch is done: nothing of it will ask for a key.
      expect(registry.next(later, 'batch', 'a.png')).toBe(1)
    },
  )

  it('remembers the batches that got keys most recently, since more of their images may follow', () => {
    giveKeysToOthers(maxKeys - 1)
    for (const use of [blog, later]) registry.next(use, 'batch', 'a.png')
    expect(registry.next(blog, 'batch', 'a.png')).toBe(2)
  })

  it('remembers a hundred thousand keys in the app', () => {
    const inApp = new KeyRegistry(() => listed)
    for (let index = 0; index < 100_000; index += 1) inApp.note(blog, `${index}.png`, 1)
    expect(inApp.next(blog, 'bucket', '0.png')).toBe(2)
    inApp.note(blog, 'one more.png', 1)
    expect(inApp.next(blog, 'bucket', '1.png')).toBe(1)
  })

  it('searches the list less and less often while a batch grows', () => {
    listed.push(upload(blog, 'waiting'))
    for (let index = 0; index < 2.5 * maxKeys; index += 1) registry.next(blog, 'batch', `${index}.png`)
    expect(looks).toBe(2)
  })
})
