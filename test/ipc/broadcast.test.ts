import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../electron/core/uploads/upload-list'
import { UploadBroadcast } from '../../electron/ipc/broadcast'
import type { Events } from '../../electron/shared/contract'
import { failure } from '../../electron/shared/failures/failure'
import { FakeClock } from '../support/fake-clock'
import { sampleRecord } from '../support/sample-records'
import { MemoryJournal } from '../support/memory-ports'
import { uploadsOf } from '../support/uploads-of'

describe('the changes sent to the page', () => {
  let clock: FakeClock
  let list: UploadList
  let sent: Events['uploadsChanged'][]
  let broadcast: UploadBroadcast
  beforeEach(() => {
    clock = new FakeClock()
    list = new UploadList(new MemoryJournal())
    sent = []
    broadcast = new UploadBroadcast(
      list,
      clock,
      () => ({ paused: false, holds: [] }),
      (changes) => sent.push(changes),
    )
  })

  it('are sent in at most ten messages a second, however often they change', () => {
    for (let tick = 0; tick < 1000; tick += 1) {
      list.add(sampleRecord(`upload-${tick}`))
      clock.advance(1)
    }
    expect(sent.length).toBeLessThanOrEqual(10)
    expect(sent.flatMap(({ changed }) => changed)).toHaveLength(1000)
  })

  it('are sent in at most four messages a second while uploads only progress', () => {
    for (let index = 0; index < 100; index += 1) list.add(sampleRecord(`upload-${index}`))
    clock.advance(100)
    sent.length = 0
    for (const id of list.ids) {
      list.apply(id, { type: 'prepare' })
      clock.advance(10)
      list.apply(id, { type: 'begin', totalBytes: 1000 })
      clock.advance(10)
    }
    expect(sent).toHaveLength(8)
  })

  it.each<[what: string, change: () => void]>([
    ['that another one has been accepted', () => list.add(sampleRecord('b'))],
    ['that one has failed', () => list.apply('a', { type: 'fail', failure: failure('offline') })],
    ['what the person did to one', () => list.apply('a', { type: 'pause', reason: 'person' })],
    ['that the queue has changed', () => broadcast.sendSoon()],
  ])('are sent sooner if they report %s', (_what, change) => {
    for (const id of ['a', 'c']) list.add(sampleRecord(id))
    clock.advance(100)
    list.apply('a', { type: 'prepare' })
    change()
    clock.advance(100)
    expect(sent).toHaveLength(2)
  })

  it('are sent even if the clock was set back', () => {
    for (const id of ['a', 'b']) list.add(sampleRecord(id))
    clock.advance(100)
    clock.sleep(-3_600_000)
    list.apply('a', { type: 'prepare' })
    clock.advance(250)
    expect(sent).toHaveLength(2)
  })

  it('are split over several messages if there are many at once, in order, and all sent soon', () => {
    for (let index = 0; index < 1200; index += 1) list.add(sampleRecord(`upload-${index}`))
    clock.advance(200)
    expect(sent.map(({ changed }) => changed.length)).toEqual([500, 500, 200])
    expect(sent.flatMap(({ changed }) => changed.map(({ id }) => id))).toEqual(
      uploadsOf(list).map(({ id }) => id),
    )
  })

  it('have the last state of each upload, complete', () => {
    list.add(sampleRecord('a'))
    list.apply('a', { type: 'prepare' })
    list.apply('a', { type: 'begin', totalBytes: 1000 })
    clock.advance(100)
    expect(sent).toEqual([
      {
        changed: [
          expect.objectContaining({
            id: 'a',
            revision: 3,
            status: expect.objectContaining({ state: 'uploading' }),
          }),
        ],
        removed: [],
        queue: { paused: false, holds: [] },
      },
    ])
  })

  it('are sent at once if the last upload has ended, soon after another message or not', () => {
    for (const id of ['a', 'b']) list.add(sampleRecord(id))
    clock.advance(100)
    list.apply('a', { type: 'cancel' })
    clock.advance(10)
    expect(sent).toHaveLength(1)
    list.apply('b', { type: 'cancel' })
    clock.advance(0)
    expect(sent.slice(1)).toMatchObject([{ changed: [{ id: 'a' }, { id: 'b' }] }])
  })

  it('are also split if a great many uploads end', () => {
    for (let index = 0; index < 1200; index += 1) list.add(sampleRecord(`upload-${index}`))
    clock.advance(1000)
    sent.length = 0
    for (const id of list.ids) list.apply(id, { type: 'cancel' })
    clock.advance(0)
    expect(sent.map(({ changed }) => changed.length)).toEqual([500])
    clock.advance(50)
    expect(sent.map(({ changed }) => changed.length)).toEqual([500, 500, 200])
  })

  it('name removed uploads by id only', () => {
    list.add(sampleRecord('a', { status: { state: 'cancelled' } }))
    list.remove(list.ids)
    clock.advance(100)
    expect(sent).toMatchObject([{ changed: [], removed: ['a'] }])
  })

  it('are not sent any more after the end', () => {
    broadcast.dispose()
    list.add(sampleRecord('a'))
    clock.advance(1000)
    expect(sent).toEqual([])
  })
})
