import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastsStore } from '../../../renderer/state/toasts'

describe('ToastsStore', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says each thing for a moment, also while something else stands before it', () => {
    const store = new ToastsStore()
    store.show('notice.restored')
    vi.advanceTimersByTime(5000)
    store.show('notice.notRestored')
    vi.advanceTimersByTime(5000)
    expect(store.read()).toMatchObject({ key: 'notice.notRestored' })
    vi.advanceTimersByTime(1000)
    expect(store.read()).toBeUndefined()
  })

  it('tells what went well from what did not', () => {
    const store = new ToastsStore()
    store.show('links.renewed', { count: 1 })
    expect(store.read()).toMatchObject({ isSuccess: true })
    store.inform('uploads.undo.nothing')
    expect(store.read()).toMatchObject({ key: 'uploads.undo.nothing', isSuccess: false })
  })
})
