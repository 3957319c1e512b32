import { describe, expect, it, vi } from 'vitest'
import type { HistoryPage, HistoryQuery } from '../../../electron/shared/history'
import { everything, HistoryStore } from '../../../renderer/state/history'
import { EventSource } from '../event-source'
import { entry } from '../examples'

const all = Array.from({ length: 450 }, (_, index) => entry(`${index}`))

/** A bridge that answers from a list, and a store on it that has its first page. */
async function open(entries = [...all]) {
  const events = new EventSource()
  const queryHistory = vi.fn(async ({ text, offset, limit }: HistoryQuery): Promise<HistoryPage> => {
    const matching = entries.filter(({ name }) => name.includes(text))
    return { entries: matching.slice(offset, offset + limit), total: matching.length }
  })
  const store = new HistoryStore({ on: events.on, queryHistory })
  const close = store.open()
  await vi.waitFor(() => expect(store.read().isLoaded).toBe(true))
  return { store, events, queryHistory, entries, close }
}

describe('HistoryStore', () => {
  it('knows how many there are before all are loaded', async () => {
    const { store } = await open()
    expect(store.read()).toMatchObject({ total: 450 })
    expect(store.read().entries).toHaveLength(200)
  })

  it('loads page after page and then stops asking', async () => {
    const { store, queryHistory } = await open()
    for (let page = 0; page < 4; page += 1) await store.loadMore()
    expect(store.read().entries).toHaveLength(450)
    expect(queryHistory).toHaveBeenCalledTimes(3)
  })

  it('asks once while a page is on its way', async () => {
    const { store, queryHistory } = await open()
    await Promise.all([store.loadMore(), store.loadMore()])
    expect(queryHistory).toHaveBeenCalledTimes(2)
  })

  it('refreshes what was seen when the history changes', async () => {
    const { store, events, entries } = await open()
    await store.loadMore()
    entries.unshift(entry('new'))
    events.send('historyChanged', null)
    await vi.waitFor(() => expect(store.read().entries[0]?.id).toBe('new'))
    expect(store.read().entries).toHaveLength(400)
  })

  it('leaves a slow answer to an earlier search without effect', async () => {
    const answers: ((page: HistoryPage) => void)[] = []
    const store = new HistoryStore({
      on: new EventSource().on,
      queryHistory: () => new Promise((resolve) => answers.push(resolve)),
    })
    const searches = [
      store.search({ ...everything, text: 'first' }),
      store.search({ ...everything, text: 'second' }),
    ]
    answers[1]?.({ entries: [entry('second')], total: 1 })
    answers[0]?.({ entries: [entry('first')], total: 1 })
    await Promise.all(searches)
    expect(store.read()).toMatchObject({ filter: { text: 'second' }, entries: [{ id: 'second' }] })
  })

  it('keeps to its filter when more is loaded and when the history changes', async () => {
    const { store, events, queryHistory } = await open()
    const filter = { text: '', destinationId: 'blog', since: 1000 }
    await store.search(filter)
    await store.loadMore()
    events.send('historyChanged', null)
    await vi.waitFor(() => expect(queryHistory).toHaveBeenCalledTimes(4))
    for (const [query] of queryHistory.mock.calls.slice(1)) expect(query).toMatchObject(filter)
  })

  it('hears nothing more after it was closed', async () => {
    const { events, queryHistory, close } = await open()
    close()
    events.send('historyChanged', null)
    expect(queryHistory).toHaveBeenCalledOnce()
  })
})
