import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { NoticesStore } from '../../../renderer/state/notices'
import { EventSource } from '../event-source'

const copied = (count: number) => ({ kind: 'links-copied', count, formats: ['url'] }) as const

describe('NoticesStore', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows what came before the page and what comes later', async () => {
    const events = new EventSource()
    const store = await NoticesStore.open({
      on: events.on,
      takeNotices: async () => [{ kind: 'secret-unreadable', destinationName: 'Blog' }],
    })
    events.send('noticed', { kind: 'failure', failure: failure('offline') })
    expect(store.read().map(({ notice }) => notice.kind)).toEqual(['secret-unreadable', 'failure'])
  })

  it('replaces an earlier notice of the same kind', () => {
    const store = new NoticesStore()
    store.add(copied(1))
    store.add(copied(2))
    expect(store.read().map(({ notice }) => notice)).toEqual([copied(2)])
  })

  it('distinguishes the secrets of two destinations', () => {
    const store = new NoticesStore()
    store.add({ kind: 'secret-unreadable', destinationName: 'Blog' })
    store.add({ kind: 'secret-unreadable', destinationName: 'Shop' })
    expect(store.read()).toHaveLength(2)
  })

  it('distinguishes the credentials of two destinations', () => {
    const store = new NoticesStore()
    const ending = {
      kind: 'credentials-expiring',
      destinationName: 'Blog',
      expiresAt: 1,
      renewal: 'keys',
    } as const
    store.add({ ...ending, destinationId: 'blog', ended: false })
    store.add({ ...ending, destinationId: 'shop', ended: false })
    store.add({ ...ending, destinationId: 'blog', ended: true })
    expect(store.read().map(({ notice }) => notice)).toMatchObject([
      { destinationId: 'shop' },
      { destinationId: 'blog', ended: true },
    ])
  })

  it('removes a notice that was dismissed', () => {
    const store = new NoticesStore()
    store.add(copied(1))
    for (const { id } of store.read()) store.dismiss(id)
    expect(store.read()).toEqual([])
  })

  it('removes a toast by itself, whether or not it was visible', () => {
    const store = new NoticesStore()
    store.add(copied(1))
    store.add({ kind: 'failure', failure: failure('offline') })
    vi.advanceTimersByTime(5000)
    expect(store.read().map(({ notice }) => notice.kind)).toEqual(['links-copied', 'failure'])
    vi.advanceTimersByTime(1000)
    expect(store.read().map(({ notice }) => notice.kind)).toEqual(['failure'])
  })

  it('shows that images are being fetched until that has ended, however long it takes', () => {
    const store = new NoticesStore()
    store.add({ kind: 'fetching-images', count: 2 })
    vi.advanceTimersByTime(60_000)
    expect(store.read().map(({ notice }) => notice)).toEqual([{ kind: 'fetching-images', count: 2 }])
    store.add({ kind: 'fetching-images', count: 0 })
    expect(store.read()).toEqual([])
  })

  it('shows a repeated toast for its full time', () => {
    const store = new NoticesStore()
    store.add(copied(1))
    vi.advanceTimersByTime(5000)
    store.add(copied(2))
    vi.advanceTimersByTime(5000)
    expect(store.read().map(({ notice }) => notice)).toEqual([copied(2)])
    vi.advanceTimersByTime(1000)
    expect(store.read()).toEqual([])
  })
})
