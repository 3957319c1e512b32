import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastsStore } from '../../../renderer/state/toasts'

describe('ToastsStore', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows each message for a moment, even while another one hides it', () => {
    const store = new ToastsStore()
    store.show('notice.restored')
    vi.advanceTimersByTime(5000)
    store.show('notice.notRestored')
    vi.advanceTimersByTime(5000)
    expect(store.read()).toMatchObject({ key: 'notice.notRestored' })
    vi.advanceTimersByTime(1000)
    expect(store.read()).toBeUndefined()
  })

  it('distinguishes success from other messages', () => {
    const store = new ToastsStore()
    store.show('links.renewed', { count: 1 })
    expect(store.read()).toMatchObject({ isSuccess: true })
    store.inform('uploads.undo.nothing')
    expect(store.read()).toMatchObject({ key: 'uploads.undo.nothing', isSuccess: false })
  })
})
