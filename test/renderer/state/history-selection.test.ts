import { describe, expect, it, vi } from 'vitest'
import { everything, type HistoryPosition, type HistoryQuery } from '../../../electron/shared/history/history'
import type { HistoryView } from '../../../renderer/state/history'
import { HistorySelectionStore } from '../../../renderer/state/history-selection'
import { Listeners } from '../../../renderer/state/listeners'
import { entry } from '../examples'
import { settled } from '../../support/settled'

/** A history whose entries have their positions as ids, such as `3`; not all of them need be loaded. */
function historyOf(first: readonly HistoryPosition[]) {
  const listeners = new Listeners()
  let view: HistoryView
  const show = (
    positions: readonly HistoryPosition[],
    loaded = positions,
    query: HistoryQuery = everything,
  ) => {
    const entries = new Map(loaded.map((position) => [position, entry(`${position}`)]))
    view = { query, positions: Float64Array.from(positions), entries, isLoaded: true }
    listeners.notify()
  }
  show(first)
  const identifyHistory = vi.fn(async (positions: Float64Array): Promise<readonly (string | null)[]> =>
    Array.from(positions, String),
  )
  const store = new HistorySelectionStore(
    { read: () => view, subscribe: listeners.subscribe },
    { identifyHistory },
  )
  return { store, show, identifyHistory, ids: () => [...store.read().inOrder] }
}

type Shown = ReturnType<typeof historyOf>

describe('HistorySelectionStore', () => {
  it('selects one entry, and one more, in the order shown', () => {
    const { store, ids } = historyOf([4, 3, 2, 1])
    store.change(2, '2', 'only')
    store.change(0, '4', 'toggle')
    expect(ids()).toEqual(['4', '2'])
    expect(store.read().known.map(({ id }) => id)).toEqual(['4', '2'])
    store.change(2, '2', 'toggle')
    expect(ids()).toEqual(['4'])
  })

  it('selects a range from the entry that was clicked, even if entries have come before it', async () => {
    const { store, show, ids } = historyOf([3, 2, 1])
    store.change(1, '2', 'only')
    show([5, 4, 3, 2, 1])
    store.change(1, '4', 'range')
    await expect.poll(ids).toEqual(['4', '3', '2'])
    store.change(4, '1', 'range')
    await expect.poll(ids).toEqual(['2', '1'])
  })

  it('selects a range from the entry with the focus if nothing was clicked', async () => {
    const { store, ids } = historyOf([3, 2, 1])
    store.change(1, '2', 'range')
    await expect.poll(ids).toEqual(['3', '2'])
  })

  it('adds a range to the selection', async () => {
    const { store, ids } = historyOf([5, 4, 3, 2, 1])
    store.change(0, '5', 'only')
    store.change(3, '2', 'toggle')
    store.change(4, '1', 'extend')
    await expect.poll(ids).toEqual(['5', '2', '1'])
  })

  it('selects everything, also what is not loaded, and deselects what has gone since', async () => {
    const { store, show, ids } = historyOf([])
    show([4, 3, 2, 1], [4])
    store.selectAll()
    await expect.poll(ids).toEqual(['4', '3', '2', '1'])
    expect(store.read().known).toHaveLength(1)
    show([4, 3, 1], [4])
    expect(ids()).toEqual(['4', '3', '1'])
  })

  it('deselects what has gone, even if other entries were gone before the range was identified', async () => {
    const { store, show, identifyHistory, ids } = historyOf([])
    show([4, 3, 2, 1], [4])
    identifyHistory.mockResolvedValueOnce(['4', null, '2', '1'])
    store.selectAll()
    await expect.poll(ids).toEqual(['4', '2', '1'])
    show([4, 1], [4])
    expect(ids()).toEqual(['4', '1'])
  })

  it('is cleared by another search, not by another order', () => {
    const { store, show, ids } = historyOf([2, 1])
    store.change(0, '2', 'only')
    show([1, 2], [1, 2], { ...everything, sort: 'oldest' })
    expect(ids()).toEqual(['2'])
    show([2, 1], [2, 1], { ...everything, text: 'png' })
    expect(ids()).toEqual([])
  })

  it('leads the keyboard to the first entry of another search, and stays where it is in another order', () => {
    const { store, show } = historyOf([3, 2, 1])
    store.change(1, '2', 'move')
    show([1, 2, 3], [1, 2, 3], { ...everything, sort: 'smallest' })
    show([3, 2, 1])
    expect(store.read().currentIndex).toBe(1)
    show([3, 2], [3, 2], { ...everything, text: 'png' })
    expect(store.read().currentIndex).toBe(0)
  })

  it('ignores a range of an earlier search', async () => {
    const { store, show, ids } = historyOf([2, 1])
    store.selectAll()
    show([2, 1], [2, 1], { ...everything, text: 'png' })
    await settled()
    expect(ids()).toEqual([])
  })

  it('keeps a later click when the ids of an earlier range arrive after it', async () => {
    const { store, ids } = historyOf([3, 2, 1])
    store.selectAll()
    store.change(1, '2', 'only')
    await settled()
    expect(ids()).toEqual(['2'])
    store.selectAll()
    store.clear()
    await settled()
    expect(ids()).toEqual([])
  })

  it('keeps a later range when the ids of an earlier one arrive after it', async () => {
    const { store, identifyHistory, ids } = historyOf([3, 2, 1])
    let arrive = (): void => undefined
    const late = new Promise<readonly (string | null)[]>((resolve) => {
      arrive = () => resolve(['3', '2', '1'])
    })
    identifyHistory.mockReturnValueOnce(late)
    store.selectAll()
    store.change(1, '2', 'range')
    await expect.poll(ids).toEqual(['3', '2'])
    arrive()
    await settled()
    expect(ids()).toEqual(['3', '2'])
  })

  it('toggles what a range selects, and adds to it, also before its ids have arrived', async () => {
    const { store, ids } = historyOf([5, 4, 3, 2, 1])
    store.selectAll()
    store.change(1, '4', 'toggle')
    store.change(2, '3', 'toggle')
    await expect.poll(ids).toEqual(['5', '2', '1'])
    store.change(0, '5', 'range')
    store.change(4, '1', 'toggle')
    store.change(3, '2', 'extend')
    await expect.poll(ids).toEqual(['5', '4', '3', '2', '1'])
    store.change(2, '3', 'toggle')
    expect(ids()).toEqual(['5', '4', '2', '1'])
  })

  it('says when it knows all that a range selects', async () => {
    const { store, identifyHistory, ids } = historyOf([3, 2, 1])
    identifyHistory.mockImplementationOnce(async (positions) => {
      await settled()
      return Array.from(positions, String)
    })
    store.selectAll()
    store.change(1, '2', 'toggle')
    expect(ids()).toEqual([])
    expect(await store.identified()).toEqual(['3', '1'])
    expect(ids()).toEqual(['3', '1'])
    expect(await store.identified()).toEqual(['3', '1'])
  })

  it.each([
    ['another click', ({ store }: Shown) => store.change(1, '2', 'only')],
    ['another search', ({ show }: Shown) => show([2], [2], { ...everything, text: '2' })],
  ] as const)(
    'says what was selected when it was asked, even if %s comes before main’s answer',
    async (_, come) => {
      const shown = historyOf([3, 2, 1])
      shown.store.selectAll()
      const selected = shown.store.identified()
      come(shown)
      expect(await selected).toEqual(['3', '2', '1'])
    },
  )

  it('selects again what was set aside when its deletion is undone, but not what another search found', () => {
    const { store, show, ids } = historyOf([3, 2, 1])
    store.change(0, '3', 'only')
    store.change(1, '2', 'toggle')
    store.setAside(['3', '2'])
    expect(ids()).toEqual([])
    show([1])
    store.restore(['3', '2', '1'])
    show([3, 2, 1])
    expect(ids()).toEqual(['3', '2'])
    store.setAside(['3'])
    show([3], [3], { ...everything, text: '3' })
    store.restore(['3'])
    expect(ids()).toEqual([])
  })

  it('leads the panel back to what was deleted when that is undone, but not the keyboard', () => {
    const { store, show } = historyOf([3, 2, 1])
    store.change(0, '3', 'only')
    store.setAside(['3'])
    show([2, 1])
    // The focus moves on to the next entry.
    store.change(0, '2', 'move')
    store.restore(['3'])
    show([3, 2, 1])
    expect(store.read()).toMatchObject({ currentIndex: 1, current: { id: '3' } })
  })

  it('does not select what was not selected before its deletion', () => {
    const { store, ids } = historyOf([3, 2, 1])
    store.change(0, '3', 'only')
    store.setAside(['3', '2'])
    store.restore(['3', '2'])
    expect(ids()).toEqual(['3'])
  })

  it('shows in the panel what is selected, not what was deselected last', () => {
    const { store } = historyOf([3, 2, 1])
    store.change(0, '3', 'only')
    store.change(1, '2', 'toggle')
    expect(store.read().current?.id).toBe('2')
    store.change(1, '2', 'toggle')
    expect(store.read()).toMatchObject({ currentIndex: 1, current: { id: '3' } })
  })

  it('has no current entry while nothing is selected, though the keyboard focus stays', () => {
    const { store, show } = historyOf([3, 2, 1])
    store.change(1, '2', 'only')
    store.clear()
    expect(store.read()).toMatchObject({ currentIndex: 1, current: undefined })
    store.change(1, '2', 'only')
    show([2, 1], [2, 1], { ...everything, text: 'png' })
    expect(store.read()).toMatchObject({ ids: new Set(), current: undefined })
  })

  it('remembers the current entry when it is no longer loaded, and moves on when it is gone', () => {
    const { store, show } = historyOf([3, 2, 1])
    store.change(2, '1', 'only')
    show([4, 3, 2, 1], [4])
    expect(store.read()).toMatchObject({ currentIndex: 3, current: { id: '1' } })
    show([4, 3, 2])
    expect(store.read()).toMatchObject({ currentIndex: 2, current: undefined })
    show([9, 8, 7], [], { ...everything, text: 'png' })
    expect(store.read().currentIndex).toBe(0)
  })
})
