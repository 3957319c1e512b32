import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EarlierUploads } from '../../../../electron/core/uploads/journal/earlier-uploads'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { Slices } from '../../../../electron/core/slices'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { noSpool } from '../../../support/no-op-ports'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { failed, QueueBench } from '../../../support/queue-bench'
import { sampleRecord } from '../../../support/sample-records'
import { settled } from '../../../support/settled'

const ids = Array.from({ length: 1000 }, (_, index) => `u${index}`)

describe('an action on a great many uploads', () => {
  let bench: QueueBench
  beforeEach(() => {
    bench = new QueueBench()
  })

  function count(state: string): number {
    return Object.values(bench.states()).filter((each) => each === state).length
  }

  it('cancels running ones first, and nothing takes their place meanwhile', async () => {
    bench.add(['first', ...ids])
    bench.add(['alone'], 'blog', 1000, 'another batch')
    expect(bench.started).toEqual(['first', 'u0'])
    bench.queue.cancel(['u998', ...ids])
    expect(bench.states()).toMatchObject({ u0: 'cancelled', u998: 'cancelled', u999: 'waiting' })
    await settled()
    expect(bench.started).toEqual(['first', 'u0', 'alone'])
    bench.clock.advance(0)
    expect(count('cancelled')).toBe(1000)
    expect(bench.started).toEqual(['first', 'u0', 'alone'])
  })

  it('counts again what is stored of large ones, a slice at a time, once their destination has changed', () => {
    bench.add(ids, 'blog', 20 * 1024 ** 2)
    const read = vi.spyOn(bench.list, 'read')
    bench.queue.releaseDestination('blog')
    expect(Math.max(...read.mock.calls.map(([some]) => some.length))).toBe(250)
    bench.clock.advance(0)
    expect(read.mock.calls.flatMap(([some]) => some)).toEqual(ids)
  })

  it('cancels all of them in any state, and lets each be retried', async () => {
    bench.add(ids)
    bench.queue.cancelAll()
    expect(count('waiting')).toBe(750)
    bench.queue.retry(['u999'])
    bench.clock.advance(0)
    await settled()
    expect(bench.states()).toMatchObject({ u998: 'cancelled', u999: 'preparing' })
  })

  it('retries all of them in order', async () => {
    bench.parallel = 1
    bench.add(ids)
    bench.queue.cancelAll()
    bench.clock.advance(0)
    await settled()
    bench.queue.retry(ids)
    bench.clock.advance(0)
    expect(count('waiting')).toBe(999)
    expect(bench.started).toEqual(['u0', 'u0'])
  })

  it('pauses running ones at once, and starts nothing meanwhile', async () => {
    bench.add(ids)
    bench.add(['alone'], 'blog', 1000, 'another batch')
    bench.queue.pause()
    expect(bench.queue.state.paused).toBe(true)
    expect(bench.running).toEqual([])
    expect([count('paused'), count('waiting')]).toEqual([250, 751])
    await settled()
    expect(bench.started).toEqual(['u0', 'u1'])
    bench.clock.advance(0)
    expect(count('paused')).toBe(1001)
  })

  it('resumes all of them in order, once the last one may run', async () => {
    bench.add(ids)
    bench.queue.pause()
    await settled()
    bench.clock.advance(0)
    bench.queue.resume()
    expect([count('paused'), count('waiting'), bench.started]).toEqual([750, 250, ['u0', 'u1']])
    bench.clock.advance(0)
    expect([count('paused'), bench.started]).toEqual([0, ['u0', 'u1', 'u0', 'u1']])
  })

  it('leaves nothing paused for ever if the person changes their mind meanwhile', async () => {
    bench.add(ids)
    bench.queue.pause()
    bench.queue.resume()
    await settled()
    bench.clock.advance(0)
    expect([count('paused'), count('preparing')]).toEqual([0, 2])
  })

  it('starts nothing more to a stopped destination, even before all its uploads are paused', async () => {
    bench.add(ids)
    bench.add(['elsewhere'], 'docs', 1000, 'another batch')
    await bench.end('u0', failed('access-denied'))
    await bench.end('u1', failed('access-denied'))
    bench.clock.advance(0)
    expect([...new Set(bench.started)].toSorted()).toEqual(['elsewhere', 'u0', 'u1'])
    expect(count('paused')).toBe(1000)
  })

  it('fails all held uploads, and only then releases the destination', async () => {
    bench.add(ids)
    await bench.end('u0', failed('access-denied'))
    await bench.end('u1', failed('access-denied'))
    bench.queue.giveUp(ids)
    expect(bench.queue.state.holds).toHaveLength(1)
    bench.clock.advance(0)
    expect(count('failed')).toBe(1000)
    expect(bench.queue.state.holds).toEqual([])
  })
})

it('a crash while thousands are being cancelled leaves each cancelled or waiting, and loses none', () => {
  const journal = new MemoryJournal()
  const list = new UploadList(journal)
  const records = ids.map((id) => sampleRecord(id))
  journal.record(records)
  for (const record of records) list.add(record)
  list.records.written(records)
  const keeper = keeperWithoutFiles({ list, journal, history: new MemoryHistory(), clock: new FakeClock() })
  const seen: number[] = []
  const slices = new Slices({
    after: (_milliseconds, callback) => {
      const next = new UploadList(journal)
      const { restored } = new EarlierUploads({
        journal,
        list: next,
        keys: new KeyRegistry(() => next.briefs),
        spool: noSpool,
      }).restore(true)
      const waiting = restored.filter(({ status }) => status.state === 'waiting').length
      const cancelled = restored.filter(({ status }) => status.state === 'cancelled').length
      expect(waiting + cancelled).toBe(1000)
      seen.push(cancelled)
      callback()
      return () => undefined
    },
  })
  slices.run({
    ids: () => list.ids,
    slice: (slice) => slice.forEach((id) => list.apply(id, { type: 'cancel' })),
    end: () => keeper.flush(),
  })
  expect(seen).toEqual([0, 0, 501])
  expect([...journal.records.values()].every(({ upload }) => upload.status.state === 'cancelled')).toBe(true)
})
