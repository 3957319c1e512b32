import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  everything,
  type HistoryEntry,
  type HistoryResults,
  type HistoryPosition,
  type HistoryQuery,
} from '../../../electron/shared/history/history'
import { HistoryStore } from '../../../renderer/state/history'
import { EventSource } from '../event-source'
import { entry } from '../examples'

const firstEntries = 60

/** Entries whose positions are their places in the history, and a bridge to them. */
function bridgeTo(entries: Map<HistoryPosition, HistoryEntry>) {
  const events = new EventSource()
  const searchHistory = vi.fn(async ({ text }: HistoryQuery): Promise<HistoryResults> => {
    const found = [...entries]
      .filter(([, { name }]) => name.includes(text))
      .sort(([one], [other]) => other - one)
    return {
      positions: Float64Array.from(found, ([position]) => position),
      first: found.slice(0, firstEntries).map(([, each]) => each),
    }
  })
  const readHistory = vi.fn(async (positions: readonly HistoryPosition[]) =>
    positions.map((position) => entries.get(position) ?? null),
  )
  return { events, bridge: { on: events.on, searchHistory, readHistory } }
}

const many = (count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [index + 1, entry(`${index + 1}`)]))

async function open(entries = many(1000)) {
  const { events, bridge } = bridgeTo(entries)
  const store = new HistoryStore(bridge)
  const close = store.open()
  await expect.poll(() => store.read().isLoaded).toBe(true)
  return { store, events, entries, close, ...bridge }
}

const nameAt = (store: HistoryStore, index: number) => {
  const { positions, entries } = store.read()
  return entries.get(positions[index] ?? 0)?.name
}

describe('HistoryStore', () => {
  it('knows the order of all entries before it has read more than the first ones', async () => {
    const { store } = await open()
    expect(store.read().positions).toHaveLength(1000)
    expect([nameAt(store, 0), nameAt(store, 999)]).toEqual(['1000.png', undefined])
  })

  it('reads the visible entries, then those around them', async () => {
    const { store, readHistory } = await open()
    store.setVisible(500, 520)
    await expect.poll(() => nameAt(store, 660)).toBe('340.png')
    expect(readHistory.mock.calls.slice(-2).map(([asked]) => [asked[0], asked.length])).toEqual([
      [500, 21],
      [650, 300],
    ])
  })

  it('reads ahead in large steps while one scrolls, not line by line', async () => {
    const { store, readHistory } = await open()
    for (let at = 0; at <= 300; at += 5) {
      store.setVisible(at, at + 20)
      await expect.poll(() => nameAt(store, at + 95)).toBeDefined()
    }
    expect(readHistory.mock.calls.length).toBeLessThanOrEqual(6)
  })

  it('keeps showing the results until typing pauses, because half a Hangul syllable is in no name', async () => {
    const { store } = await open(new Map([[1, entry('한라산')]]))
    const shown: number[] = []
    store.subscribe(() => shown.push(store.read().positions.length))
    for (const text of ['ㅎ', '하', '한', '한ㄹ', '한라']) await store.search({ ...everything, text })
    expect(shown).toEqual([1, 1])
    await store.search({ ...everything, text: '한라봉' })
    expect(store.read().query.text).toBe('한라')
    await expect
      .poll(() => store.read())
      .toMatchObject({ query: { text: '한라봉' }, positions: { length: 0 } })
  })

  it('asks for nothing twice', async () => {
    const { store, readHistory } = await open(many(100))
    store.setVisible(0, 20)
    await expect.poll(() => nameAt(store, 99)).toBe('1.png')
    store.setVisible(10, 60)
    store.setVisible(70, 99)
    expect(readHistory).toHaveBeenCalledOnce()
  })

  it('keeps only the entries around the visible ones if there are very many', async () => {
    const { store } = await open(many(8000))
    for (let at = 0; at < 8000; at += 250) {
      store.setVisible(at, at + 20)
      await expect.poll(() => nameAt(store, Math.min(at + 95, 7999))).toBeDefined()
    }
    expect(store.read().entries.size).toBeLessThanOrEqual(4000)
    expect(nameAt(store, 7700)).toBeDefined()
  })

  it('does not ask again for an entry that is gone', async () => {
    const { store, entries, readHistory } = await open(many(400))
    entries.delete(30)
    store.setVisible(360, 399)
    await expect.poll(() => store.read().entries.get(30)).toBeNull()
    store.setVisible(361, 399)
    await expect.poll(() => nameAt(store, 220)).toBeDefined()
    const asked = readHistory.mock.calls.flatMap(([positions]) => positions)
    expect(asked.filter((position) => position === 30)).toHaveLength(1)
  })

  it('shows new entries, and changes of visible ones, without a gap', async () => {
    const { store, events, entries } = await open()
    store.setVisible(500, 520)
    await expect.poll(() => nameAt(store, 500)).toBe('500.png')
    entries.set(1001, entry('new')).set(500, entry('renamed'))
    const shown: unknown[] = []
    store.subscribe(() => shown.push(nameAt(store, 501)))
    events.send('historyChanged', null)
    await expect.poll(() => nameAt(store, 501)).toBe('renamed.png')
    expect([nameAt(store, 0), shown[0]]).toEqual(['new.png', 'renamed.png'])
  })

  it('asks once for changes that come close together', async () => {
    const { events, searchHistory, store, entries } = await open()
    entries.set(1001, entry('new'))
    for (let change = 0; change < 20; change += 1) events.send('historyChanged', null)
    await expect.poll(() => store.read().positions).toHaveLength(1001)
    expect(searchHistory).toHaveBeenCalledTimes(2)
  })

  it('sends one search at a time while one types, and then the latest', async () => {
    const answers: ((found: HistoryResults) => void)[] = []
    const store = new HistoryStore({
      on: new EventSource().on,
      searchHistory: () => new Promise((resolve) => answers.push(resolve)),
      readHistory: async () => [],
    })
    const searching = store.search({ ...everything, text: 'f' })
    void store.search({ ...everything, text: 'fo' })
    void store.search({ ...everything, text: 'fox' })
    answers[0]?.({ first: [entry('f')], positions: Float64Array.of(1) })
    await expect.poll(() => answers).toHaveLength(2)
    answers[1]?.({ first: [entry('fox')], positions: Float64Array.of(2) })
    await searching
    expect(store.read()).toMatchObject({ query: { text: 'fox' }, positions: Float64Array.of(2) })
    expect(nameAt(store, 0)).toBe('fox.png')
  })

  it('ignores an answer to an earlier search', async () => {
    const answers: ((found: HistoryResults) => void)[] = []
    const events = new EventSource()
    const store = new HistoryStore({
      on: events.on,
      searchHistory: () => new Promise((resolve) => answers.push(resolve)),
      readHistory: async () => [],
    })
    store.open()
    const searching = store.search({ ...everything, text: 'second' })
    answers[1]?.({ first: [entry('second')], positions: Float64Array.of(2) })
    await searching
    answers[0]?.({ first: [entry('first')], positions: Float64Array.of(1) })
    await Promise.resolve()
    expect(nameAt(store, 0)).toBe('second.png')
  })

  it('keeps the search that is running when the history changes', async () => {
    const { store, events, searchHistory } = await open()
    const answerNow = searchHistory.getMockImplementation()
    let answer: () => void = () => undefined
    searchHistory.mockImplementationOnce(async (query) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return answerNow?.(query) ?? { positions: new Float64Array(), first: [] }
    })
    events.send('historyChanged', null)
    const query = { ...everything, text: '42' }
    const searching = store.search(query)
    await expect.poll(() => searchHistory).toHaveBeenCalledTimes(3)
    answer()
    await searching
    expect(searchHistory).toHaveBeenLastCalledWith(query)
    expect(store.read().query).toBe(query)
  })

  it('keeps its search when the history changes', async () => {
    const { store, events, searchHistory } = await open()
    const query = { ...everything, destinationId: 'blog', since: 1000 }
    await store.search(query)
    events.send('historyChanged', null)
    await expect.poll(() => searchHistory).toHaveBeenCalledTimes(3)
    expect(searchHistory).toHaveBeenLastCalledWith(query)
  })

  it('shows what it knows when it is opened again, and asks a little later', async () => {
    const { store, searchHistory, close } = await open()
    close()
    store.open()
    expect(nameAt(store, 0)).toBe('1000.png')
    expect(searchHistory).toHaveBeenCalledOnce()
    await expect.poll(() => searchHistory).toHaveBeenCalledTimes(2)
  })

  it('keeps the search and its scroll position when it is opened again', async () => {
    const { store, close } = await open()
    await store.search({ ...everything, text: '9' })
    store.setVisible(200, 220)
    await expect.poll(() => nameAt(store, 220)).toBeDefined()
    const view = store.read()
    close()
    store.open()
    expect(store.read()).toBe(view)
    await expect.poll(() => store.read()).not.toBe(view)
    expect(store.read().query.text).toBe('9')
    expect(nameAt(store, 220)).toBeDefined()
  })

  it('does not repeat the last search', async () => {
    const { store, searchHistory } = await open()
    await store.search({ ...everything })
    await store.search({ ...everything, text: '9' })
    await store.search({ ...everything, text: '9' })
    expect(searchHistory.mock.calls.map(([{ text }]) => text)).toEqual(['', '9'])
  })

  it('asks at once when it is opened if something has changed while it was closed', async () => {
    const { store, events, searchHistory, close } = await open()
    close()
    events.send('historyChanged', null)
    store.open()
    expect(searchHistory).toHaveBeenCalledTimes(2)
  })

  it('does nothing on changes while it is closed', async () => {
    const { events, searchHistory, close } = await open()
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    events.send('historyChanged', null)
    close()
    events.send('historyChanged', null)
    vi.advanceTimersByTime(10_000)
    expect(searchHistory).toHaveBeenCalledOnce()
  })
})
