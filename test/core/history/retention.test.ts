import { beforeEach, describe, expect, it } from 'vitest'
import { Retention } from '../../../electron/core/history/retention'
import type { HistoryLife } from '../../../electron/shared/app/settings'
import { FakeClock } from '../../support/fake-clock'
import { sampleEntry } from '../../support/sample-entries'

const day = 86_400_000

describe('the retention of history entries', () => {
  let clock: FakeClock
  let life: HistoryLife
  let moments: number[]
  let portions: number[]
  let changes: number
  let retention: Retention

  beforeEach(() => {
    clock = new FakeClock()
    life = 'forever'
    portions = []
    changes = 0
    moments = [400, 100, 91, 40, 31, 28, 1].map((days) => clock.now() - days * day)
    retention = new Retention({
      clock,
      life: () => life,
      history: {
        latest: () => moments.slice(-1).map((uploadedAt) => sampleEntry('latest', { uploadedAt })),
        forgetBefore: (before, most) => {
          const gone = moments.filter((moment) => moment < before).slice(0, most)
          moments = moments.filter((moment) => !gone.includes(moment))
          portions.push(gone.length)
          return gone.length
        },
      },
      onHistoryChange: () => {
        changes += 1
      },
    })
  })

  it('is unlimited unless the person chooses otherwise', () => {
    retention.start()
    clock.advance(3 * 365 * day)
    expect([moments.length, portions, changes]).toEqual([7, [], 0])
  })

  it.each<[HistoryLife, number]>([
    ['year', 6],
    ['quarter', 4],
    ['month', 2],
  ])('removes, after a %s, what is older', (chosen, left) => {
    life = chosen
    retention.start()
    expect(moments).toHaveLength(7)
    clock.advance(1000)
    expect([moments.length, changes]).toEqual([left, 1])
  })

  it('survives a start with a clock that is a year ahead', () => {
    life = 'quarter'
    clock.sleep(365 * day)
    retention.start()
    clock.advance(1000)
    expect(moments).toHaveLength(4)
  })

  it('trusts a clock once Ollim has run with it for a day', () => {
    life = 'quarter'
    clock.sleep(365 * day)
    retention.start()
    clock.advance(day + 1000)
    expect(moments).toEqual([])
  })

  it('runs once a day, and only then uses a changed setting', () => {
    retention.start()
    clock.advance(1000)
    life = 'month'
    clock.advance(day - 2000)
    expect(moments).toHaveLength(7)
    clock.advance(2000)
    expect(moments).toHaveLength(2)
    clock.advance(day)
    expect([moments.length, changes]).toEqual([1, 2])
  })

  it('removes a long history in portions, with pauses for other work', () => {
    life = 'month'
    const old = Array.from({ length: 1000 }, (_, index) => clock.now() - 100 * day + index)
    moments = [...old, clock.now()]
    retention.start()
    clock.advance(50)
    expect(portions).toEqual([200])
    clock.advance(40)
    expect(portions).toEqual([200])
    clock.advance(1000)
    expect([portions, changes]).toEqual([[200, 200, 200, 200, 200, 0], 1])
  })

  it('ends when Ollim quits', () => {
    life = 'month'
    retention.start()
    retention.dispose()
    clock.advance(3 * day)
    expect(moments).toHaveLength(7)
  })
})
