import { expect, it } from 'vitest'
import { noDeletion, type DeletionState } from '../../../electron/shared/history/deletion'
import { DeletionStore } from '../../../renderer/state/deletion'
import { EventSource } from '../event-source'

const waiting: DeletionState = { ...noDeletion, waiting: { ids: ['a'], startsAt: 1 } }

it('a deletion that began before the page opened is known, and followed', async () => {
  const events = new EventSource()
  const store = await DeletionStore.open({ on: events.on, readDeletion: async () => waiting })
  expect(store.read()).toEqual(waiting)
  events.send('deletionChanged', noDeletion)
  expect(store.read()).toEqual(noDeletion)
})

it('an event counts more than an answer that was on its way', async () => {
  const events = new EventSource()
  const store = await DeletionStore.open({
    on: events.on,
    readDeletion: async () => {
      events.send('deletionChanged', noDeletion)
      return waiting
    },
  })
  expect(store.read()).toEqual(noDeletion)
})
