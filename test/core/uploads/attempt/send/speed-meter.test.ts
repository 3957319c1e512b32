import { beforeEach, describe, expect, it } from 'vitest'
import { SpeedMeter } from '../../../../../electron/core/uploads/attempt/send/speed-meter'

describe('the speed of an attempt', () => {
  let meter: SpeedMeter
  beforeEach(() => {
    meter = new SpeedMeter()
  })

  it('is the average of the last eight seconds', () => {
    for (let second = 0; second <= 10; second += 1) meter.measure(second * 1000, second * 1000)
    for (let second = 11; second <= 18; second += 1)
      meter.measure(second * 1000, 10_000 + (second - 10) * 9000)
    expect(meter.speedAt(18_000)).toBe(9000)
  })

  it('hardly changes if a slow line accepts bytes in bursts', () => {
    const speeds: number[] = []
    for (let second = 0; second <= 60; second += 1) {
      if (second % 4 === 0) meter.measure(second * 1000, second * 100_000)
      if (second >= 8) speeds.push(meter.speedAt(second * 1000))
    }
    expect(Math.max(...speeds)).toBe(100_000)
    expect(Math.min(...speeds)).toBeGreaterThan(70_000)
  })

  it('is not that of a burst after a pause', () => {
    meter.measure(0, 0)
    meter.measure(1000, 100_000)
    meter.measure(41_000, 100_000)
    meter.measure(41_100, 4_100_000)
    meter.measure(41_350, 4_100_000)
    expect(meter.speedAt(41_350)).toBeLessThan(110_000)
  })

  it('sinks during a stall, until it is unknown', () => {
    for (let second = 0; second <= 3; second += 1) meter.measure(second * 1000, second * 100_000)
    expect([4000, 9000, 32_000, 33_000].map((at) => meter.speedAt(at))).toEqual([75_000, 33_333, 9375, 0])
  })

  it('is unknown before there are two samples', () => {
    meter.measure(1000, 0)
    meter.measure(1100, 500_000)
    expect(meter.speedAt(1100)).toBe(0)
  })

  it('starts again if the clock was set back', () => {
    meter.measure(60_000, 1_000_000)
    meter.measure(1000, 1_000_000)
    meter.measure(2000, 1_050_000)
    expect(meter.speedAt(2000)).toBe(50_000)
  })
})
