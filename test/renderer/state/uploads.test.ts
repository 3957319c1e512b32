import { describe, expect, it, vi } from 'vitest'
import type { UploadsSnapshot } from '../../../electron/shared/contract'
import { failure } from '../../../electron/shared/failures/failure'
import type { QueueState, Upload } from '../../../electron/shared/uploads/upload'
import { UploadsStore } from '../../../renderer/state/uploads'
import { EventSource } from '../event-source'
import { done, openQueue, upload } from '../examples'

/** Main's side, while it holds these uploads. */
function holding(uploads: readonly Upload[]) {
  return {
    listUploads: async (): Promise<UploadsSnapshot> => ({
      ids: uploads.map(({ id }) => id),
      queue: openQueue,
    }),
    readUploads: async (ids: readonly string[]) => uploads.filter(({ id }) => ids.includes(id)),
  }
}

async function open(uploads: readonly Upload[]) {
  const events = new EventSource()
  const tasks: (() => void)[] = []
  const store = await UploadsStore.open({ on: events.on, ...holding(uploads) }, (work) => tasks.push(work))
  const send = (changed: readonly Upload[], removed: readonly string[] = [], queue: QueueState = openQueue) =>
    events.send('uploadsChanged', { changed, removed, queue })
  /** The task after those that took events in. */
  const nextTask = () => tasks.splice(0).forEach((work) => work())
  return { store, send, nextTask }
}

describe('UploadsStore', () => {
  it('shows the snapshot in its order', async () => {
    const { store } = await open([upload('b'), upload('a')])
    expect(store.readOrder()).toEqual(['b', 'a'])
  })

  it('reads thousands of uploads in portions that do not block the page', async () => {
    const uploads = Array.from({ length: 1200 }, (_, index) => upload(`upload-${index}`))
    const main = holding(uploads)
    const readUploads = vi.fn(main.readUploads)
    const store = await UploadsStore.open({ on: new EventSource().on, ...main, readUploads })
    expect(readUploads.mock.calls.map(([ids]) => ids.length)).toEqual([500, 500, 200])
    expect(store.readOrder()).toEqual(uploads.map(({ id }) => id))
    expect(store.readOverview().count).toBe(1200)
  })

  it('tells its listeners once of many events that come together', async () => {
    const { store, send, nextTask } = await open([upload('a')])
    const listener = vi.fn()
    store.subscribeToOverview(listener)
    for (const revision of [2, 3, 4]) send([upload('a', { revision })])
    expect(listener).not.toHaveBeenCalled()
    nextTask()
    expect(listener).toHaveBeenCalledOnce()
  })

  it('leaves out uploads that are removed before they are read', async () => {
    const store = await UploadsStore.open({
      on: new EventSource().on,
      ...holding([upload('a'), upload('b')]),
      readUploads: async () => [upload('b')],
    })
    expect(store.readOrder()).toEqual(['b'])
  })

  it('puts new uploads at the end', async () => {
    const { store, send } = await open([upload('a')])
    send([upload('b')])
    expect(store.readOrder()).toEqual(['a', 'b'])
  })

  it('keeps the newer revision when an event comes late', async () => {
    const { store, send } = await open([upload('a', { revision: 5, status: done })])
    send([upload('a', { revision: 4 })])
    expect(store.read('a')?.status).toEqual(done)
  })

  it('keeps an event that came before the older snapshot', async () => {
    const events = new EventSource()
    let answer: (snapshot: UploadsSnapshot) => void = () => undefined
    const opening = UploadsStore.open({
      on: events.on,
      ...holding([upload('gone'), upload('a', { revision: 6 }), upload('b')]),
      listUploads: () => new Promise((resolve) => (answer = resolve)),
    })
    events.send('uploadsChanged', {
      changed: [upload('a', { revision: 7, status: done }), upload('late')],
      removed: ['gone'],
      queue: { paused: true, holds: [] },
    })
    answer({ ids: ['gone', 'a', 'b'], queue: openQueue })
    const store = await opening
    expect(store.readOrder()).toEqual(['a', 'b', 'late'])
    expect(store.read('a')?.revision).toBe(7)
    expect(store.readOverview().queue.paused).toBe(true)
  })

  it('does not bring a removed upload back', async () => {
    const { store, send } = await open([upload('a')])
    send([], ['a'])
    send([upload('a', { revision: 9 })])
    expect(store.readOrder()).toEqual([])
    expect(store.read('a')).toBeUndefined()
  })

  it('notifies only the row that changed', async () => {
    const { store, send, nextTask } = await open([upload('a'), upload('b')])
    const [ofA, ofB, ofOrder, ofOverview] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()]
    store.subscribeTo('a', ofA)
    store.subscribeTo('b', ofB)
    store.subscribeToOrder(ofOrder)
    store.subscribeToOverview(ofOverview)
    send([upload('a', { revision: 2, status: done })])
    nextTask()
    expect([ofA, ofB, ofOrder, ofOverview].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0, 1])
  })

  it('accepts changes at once, and notifies in a later task, once for all of them', async () => {
    const { store, send, nextTask } = await open([upload('a')])
    const [ofA, ofOrder] = [vi.fn(), vi.fn()]
    store.subscribeTo('a', ofA)
    store.subscribeToOrder(ofOrder)
    send([upload('a', { revision: 2 }), upload('b')])
    send([upload('a', { revision: 3 }), upload('c')])
    expect(store.read('a')?.revision).toBe(3)
    expect(store.readOrder()).toEqual(['a', 'b', 'c'])
    expect([ofA, ofOrder].map(({ mock }) => mock.calls.length)).toEqual([0, 0])
    nextTask()
    nextTask()
    expect([ofA, ofOrder].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  })

  it('notifies a row when its upload is gone', async () => {
    const { store, send, nextTask } = await open([upload('a')])
    const ofA = vi.fn()
    store.subscribeTo('a', ofA)
    send([], ['a'])
    nextTask()
    expect(ofA).toHaveBeenCalledOnce()
  })

  it('notifies no listener that has unsubscribed', async () => {
    const { store, send, nextTask } = await open([upload('a')])
    const ofA = vi.fn()
    store.subscribeTo('a', ofA)()
    send([upload('a', { revision: 2 })])
    nextTask()
    expect(ofA).not.toHaveBeenCalled()
  })

  it('returns the same objects while nothing changes', async () => {
    const { store, send } = await open([upload('a')])
    const [order, overview] = [store.readOrder(), store.readOverview()]
    expect(store.readOverview()).toBe(overview)
    send([upload('a', { revision: 2 })])
    expect(store.readOrder()).toBe(order)
    expect(store.readOverview()).not.toBe(overview)
  })

  it.each<[string, QueueState]>([
    ['nothing holds the uploads', openQueue],
    ['a destination is held', heldQueue()],
  ])('returns the same queue while %s', async (_what, state) => {
    const { store, send } = await open([upload('a')])
    send([], [], state)
    const { queue } = store.readOverview()
    // Each event brings a copy.
    send([upload('a', { revision: 2 })], [], structuredClone(state))
    expect(store.readOverview().queue).toBe(queue)
    expect(queue).toEqual(state)
  })
})

function heldQueue(): QueueState {
  const hold = {
    destinationId: 'd1',
    reason: 'destination',
    failure: failure('credentials-expired'),
  } as const
  return { paused: false, holds: [hold] }
}
