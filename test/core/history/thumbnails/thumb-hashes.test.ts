import { beforeEach, describe, expect, it } from 'vitest'
import { ThumbHashes } from '../../../../electron/core/history/thumbnails/thumb-hashes'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

describe('the ThumbHashes of thumbnails', () => {
  let clock: FakeClock
  let history: MemoryHistory
  let writes: number
  let hashes: ThumbHashes

  beforeEach(() => {
    clock = new FakeClock()
    history = new MemoryHistory()
    writes = 0
    hashes = new ThumbHashes({
      clock,
      history: {
        find: (ids) => history.find(ids),
        noteThumbHashes: (noted) => {
          writes += 1
          history.noteThumbHashes(noted)
        },
      },
    })
  })

  const add = (id: string) => history.add([{ entry: sampleEntry(id), source: sampleSource() }])
  const known = () => history.entries.map(({ id, thumbHash }) => [id, thumbHash])

  it('are written together for a whole screen', () => {
    add('a')
    add('b')
    hashes.note('a', 'A')
    hashes.note('b', 'B')
    expect([hashes.lacks('a'), writes]).toEqual([false, 0])
    clock.advance(500)
    expect([known(), writes]).toEqual([
      [
        ['b', 'B'],
        ['a', 'A'],
      ],
      1,
    ])
  })

  it('wait for uploads that are not done yet', () => {
    hashes.note('a', 'A')
    clock.advance(10_000)
    add('a')
    expect(known()).toEqual([['a', undefined]])
    hashes.writeSoon()
    clock.advance(500)
    expect([known(), hashes.lacks('a'), writes]).toEqual([[['a', 'A']], false, 1])
  })

  it('are only missing for entries that exist', () => {
    add('a')
    expect([hashes.lacks('a'), hashes.lacks('gone')]).toEqual([true, false])
  })

  it('are not written after the end', () => {
    add('a')
    hashes.note('a', 'A')
    hashes.dispose()
    clock.advance(10_000)
    expect(writes).toBe(0)
  })

  it('are not accepted after the end', () => {
    add('a')
    hashes.dispose()
    hashes.note('a', 'A')
    clock.advance(10_000)
    expect(writes).toBe(0)
  })
})
