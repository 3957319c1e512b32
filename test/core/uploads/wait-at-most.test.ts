import { describe, expect, it } from 'vitest'
import { waitAtMost } from '../../../electron/core/uploads/wait-at-most'
import { FakeClock } from '../../support/fake-clock'

describe('waiting for some time at most', () => {
  it.each([
    ['ended', () => Promise.resolve()],
    ['failed', () => Promise.reject(new Error('a fault'))],
  ])('ends when the work has %s', async (_how, work) => {
    await expect(waitAtMost(new FakeClock(), 1000, work())).resolves.toBeUndefined()
  })

  it('ends after that time even if the work does not', async () => {
    const clock = new FakeClock()
    const waited = waitAtMost(clock, 1000, new Promise(() => undefined))
    clock.advance(1000)
    await expect(waited).resolves.toBeUndefined()
  })
})
