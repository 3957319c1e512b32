import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Moments } from '../../../renderer/state/moments'

describe('Moments', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('ends a message once its time is over', () => {
    const end = vi.fn()
    new Moments().begin(end)
    vi.advanceTimersByTime(5999)
    expect(end).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(end).toHaveBeenCalledOnce()
  })

  it('pauses while it is held, and then lasts for the remaining time', () => {
    const moments = new Moments()
    const end = vi.fn()
    moments.begin(end)
    vi.advanceTimersByTime(4000)
    moments.hold(true)
    vi.advanceTimersByTime(60_000)
    moments.hold(false)
    vi.advanceTimersByTime(1999)
    expect(end).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(end).toHaveBeenCalledOnce()
  })

  it('also holds a message that begins meanwhile', () => {
    const moments = new Moments()
    const end = vi.fn()
    moments.hold(true)
    moments.begin(end)
    vi.advanceTimersByTime(60_000)
    expect(end).not.toHaveBeenCalled()
    moments.hold(false)
    vi.advanceTimersByTime(6000)
    expect(end).toHaveBeenCalledOnce()
  })
})
