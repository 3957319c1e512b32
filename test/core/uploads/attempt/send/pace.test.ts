import { describe, expect, it } from 'vitest'
import { Pace } from '../../../../../electron/core/uploads/attempt/send/pace'
import { FakeClock } from '../../../../support/fake-clock'
import { settled } from '../../../../support/settled'

const { signal } = new AbortController()

describe('the pace of all uploads together', () => {
  it('delays nothing without a limit', async () => {
    const pace = new Pace(new FakeClock(), () => 0)
    await pace.allow(1e12, signal)
    await expect(pace.allow(1e12, signal)).resolves.toBeUndefined()
  })

  it('continues even if the clock is set back by an hour', async () => {
    const clock = new FakeClock()
    const pace = new Pace(clock, () => 1000)
    await pace.allow(500, signal)
    clock.sleep(-3_600_000)
    let isAllowed = false
    const allowed = pace.allow(500, signal).then(() => (isAllowed = true))
    clock.advance(499)
    await Promise.resolve()
    expect(isAllowed).toBe(false)
    clock.advance(1)
    await allowed
    expect(isAllowed).toBe(true)
  })

  it('sends no more bytes per second than allowed, whichever uploads send them', async () => {
    const clock = new FakeClock()
    const pace = new Pace(clock, () => 1000)
    let sent = 0
    const send = async (): Promise<void> => {
      for (let chunk = 0; chunk < 5; chunk += 1) {
        await pace.allow(500, signal)
        sent += 500
      }
    }
    const both = Promise.all([send(), send()])
    const seen: number[] = []
    for (let second = 0; second < 6; second += 1) {
      for (let step = 0; step < 10; step += 1) {
        await clock.pass(100)
      }
      seen.push(sent)
    }
    await both
    expect(seen.slice(0, 4).every((bytes, second) => bytes <= (second + 1) * 1000 + 500)).toBe(true)
    expect(seen[1]).toBeGreaterThanOrEqual(2000)
    expect(sent).toBe(5000)
  })

  it('follows a changed limit at once', async () => {
    const clock = new FakeClock()
    let limit = 10
    const pace = new Pace(clock, () => limit)
    await pace.allow(10, signal)
    limit = 0
    await expect(pace.allow(1000, signal)).resolves.toBeUndefined()
  })

  it.each([
    ['lifted', 0, 1000],
    ['raised a hundredfold', 1000, 10_990],
  ])(
    'lets those that wait go on within a second where the limit is %s',
    async (_how, changed, milliseconds) => {
      const clock = new FakeClock()
      let limit = 10
      const pace = new Pace(clock, () => limit)
      await pace.allow(10_000, signal)
      let isAllowed = false
      void pace.allow(10_000, signal).then(() => (isAllowed = true))
      limit = changed
      clock.advance(milliseconds - 1)
      await settled()
      expect(isAllowed).toBe(false)
      await clock.pass(1)
      expect(isAllowed).toBe(true)
    },
  )

  it('gives the turn of a cancelled upload to those behind it at once', async () => {
    const clock = new FakeClock()
    const pace = new Pace(clock, () => 1000)
    await pace.allow(1000, signal)
    const cancelled = new AbortController()
    const ended: string[] = []
    const large = pace.allow(60_000, cancelled.signal).then(() => ended.push('cancelled'))
    const small = pace.allow(1000, signal).then(() => ended.push('small'))
    cancelled.abort()
    await large
    clock.advance(999)
    await Promise.resolve()
    expect(ended).toEqual(['cancelled'])
    clock.advance(1)
    await small
    expect(ended).toEqual(['cancelled', 'small'])
  })

  it('keeps no turn for an upload that is already cancelled', async () => {
    const pace = new Pace(new FakeClock(), () => 1000)
    const cancelled = new AbortController()
    cancelled.abort()
    await pace.allow(60_000, cancelled.signal)
    await expect(pace.allow(1000, signal)).resolves.toBeUndefined()
  })

  it('does not make up for the time that the computer was asleep', async () => {
    const clock = new FakeClock()
    const pace = new Pace(clock, () => 1000)
    let sent = 0
    const lane = async (): Promise<void> => {
      for (;;) {
        await pace.allow(500, signal)
        sent += 500
      }
    }
    void lane()
    void lane()
    await settled()
    clock.sleep(3_600_000)
    sent = 0
    for (let step = 0; step < 20; step += 1) {
      await clock.pass(100)
    }
    expect(sent).toBeLessThanOrEqual(3000)
  })
})
