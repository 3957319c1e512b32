import { beforeEach, describe, expect, it } from 'vitest'
import { createWords } from '../../../../electron/adapters/words/words'
import { HoldReport } from '../../../../electron/core/uploads/batches/hold-report'
import { failure } from '../../../../electron/shared/failures/failure'
import type { DestinationHold } from '../../../../electron/shared/uploads/upload'
import { FakeClock } from '../../../support/fake-clock'
import type { NotificationWords } from '../../../../electron/core/ports/notification-words'

const stopped: DestinationHold = {
  ...{ destinationId: 'blog', reason: 'destination' },
  failure: failure('credentials-expired'),
}
const offline: DestinationHold = { ...stopped, reason: 'offline', failure: failure('offline', { host: 'h' }) }

describe('the notification about a stopped destination', () => {
  let clock: FakeClock
  let holds: readonly DestinationHold[]
  let isFocused: boolean
  let told: NotificationWords[]
  let takenBack: number
  let report: HoldReport
  beforeEach(() => {
    clock = new FakeClock()
    isFocused = false
    told = []
    takenBack = 0
    start('en')
  })

  function start(language: 'en' | 'ko'): void {
    report = new HoldReport({
      clock,
      holds: () => holds,
      destination: () => ({ name: 'Blog', bucket: 'pictures' }),
      isWindowFocused: () => isFocused,
      translate: createWords(language).translate,
      notify(words) {
        told.push(words)
        return () => (takenBack += 1)
      },
    })
  }

  function pass(...next: readonly DestinationHold[]): void {
    holds = next
    report.follow()
    clock.advance(5000)
  }

  it('names the destination and what to do', () => {
    pass(stopped)
    expect(told).toEqual([
      {
        title: 'Uploads to Blog are paused',
        body: 'These temporary keys have expired. Get new ones where these came from, and enter all three parts.',
      },
    ])
  })

  it('is shown in Korean, too', () => {
    start('ko')
    pass(stopped)
    expect(told[0]).toEqual({
      title: 'Blog 업로드가 일시정지됐어요',
      body: '임시 키가 만료됐어요. 받았던 곳에서 새로 받아 세 가지를 모두 입력해 주세요.',
    })
  })

  it('is shown once per stop, and again when the destination stops again', () => {
    pass(stopped)
    pass({ ...stopped, failure: failure('secret-wrong') })
    expect(told).toHaveLength(1)
    pass()
    pass(stopped)
    expect(told).toHaveLength(2)
  })

  it('is withdrawn once uploads resume, and when Ollim quits', () => {
    pass(stopped)
    pass(stopped, { ...stopped, destinationId: 'shop' })
    expect(takenBack).toBe(0)
    pass({ ...stopped, destinationId: 'shop' })
    expect(takenBack).toBe(1)
    report.dispose()
    expect(takenBack).toBe(2)
  })

  it('is shown once even if the network is away in between', () => {
    for (const hold of [stopped, offline, stopped, offline, stopped]) pass(hold)
    expect(told).toHaveLength(1)
  })

  it('is shown later if the network went away first', () => {
    holds = [stopped]
    report.follow()
    pass(offline)
    expect(told).toEqual([])
    pass(stopped)
    expect(told).toHaveLength(1)
  })

  it('is shown for each destination', () => {
    pass(stopped)
    pass(stopped, { ...stopped, destinationId: 'shop' })
    expect(told).toHaveLength(2)
  })

  it('is not shown to somebody who sees the window', () => {
    isFocused = true
    pass(stopped)
    isFocused = false
    pass(stopped)
    expect(told).toEqual([])
  })

  it('is not shown while uploads only wait for the network', () => {
    pass(offline)
    expect(told).toEqual([])
    pass(stopped)
    expect(told).toHaveLength(1)
  })

  it('is not shown if a command gives its uploads up at once', () => {
    holds = [stopped]
    report.follow()
    clock.advance(100)
    pass()
    expect(told).toEqual([])
  })

  it('is not shown any more while Ollim quits', () => {
    holds = [stopped]
    report.follow()
    report.dispose()
    clock.advance(5000)
    expect(told).toEqual([])
  })
})
