import { beforeEach, describe, expect, it } from 'vitest'
import { ProgressReporter } from '../../../../../electron/core/uploads/attempt/send/progress-reporter'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { FakeClock } from '../../../../support/fake-clock'
import { sampleRecord } from '../../../../support/sample-records'
import { MemoryJournal } from '../../../../support/memory-ports'

describe('the progress of an attempt', () => {
  let clock: FakeClock
  let shown: number[]
  let speeds: number[]
  let progress: ProgressReporter
  beforeEach(() => {
    clock = new FakeClock()
    shown = []
    speeds = []
    const list = new UploadList(new MemoryJournal())
    list.add(sampleRecord('a', { status: { state: 'preparing' } }))
    list.apply('a', { type: 'begin', totalBytes: 1000 })
    list.listen({
      changed: ({ status }) => {
        if (status.state !== 'uploading') return
        shown.push(status.sentBytes)
        speeds.push(status.bytesPerSecond)
      },
      removed: () => undefined,
    })
    progress = new ProgressReporter(list, clock, 'a')
  })

  it('continues even if the clock is set back by an hour', () => {
    progress.report(100)
    clock.sleep(-3_600_000)
    progress.report(200)
    clock.advance(50)
    progress.report(300)
    clock.advance(50)
    expect(shown).toEqual([100, 200, 300])
  })

  it('is reported at once, and then at most every 50 ms', () => {
    for (let sent = 100; sent <= 1000; sent += 100) {
      progress.report(sent)
      clock.advance(20)
    }
    expect(shown).toEqual([100, 300, 500, 800, 1000])
  })

  it('is reported even if nothing more is sent for a while', () => {
    progress.report(100)
    clock.advance(10)
    progress.report(900)
    expect(shown).toEqual([100])
    clock.advance(40)
    expect(shown).toEqual([100, 900])
  })

  it('is not reported to the next attempt', () => {
    progress.report(100)
    clock.advance(10)
    progress.report(900)
    progress.stop()
    clock.advance(1000)
    expect(shown).toEqual([100])
  })

  it('slows down while nothing is sent, and ends with an unknown speed', () => {
    progress.report(0)
    clock.advance(1000)
    progress.report(900)
    expect(speeds.at(-1)).toBe(900)
    clock.advance(2000)
    expect(speeds.at(-1)).toBe(300)
    clock.advance(60_000)
    expect(speeds.at(-1)).toBe(0)
    expect(shown).toHaveLength(32)
  })
})
