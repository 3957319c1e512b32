import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import type { Upload } from '../../../electron/shared/uploads/upload'
import {
  finishedLinks,
  hasLinkTo,
  mayUndo,
  nextFailedId,
  pausedTo,
  meterFraction,
} from '../../../renderer/state/selectors'
import { UploadsStore } from '../../../renderer/state/uploads'
import { EventSource } from '../event-source'
import { done, openQueue, upload } from '../examples'

function storeOf(uploads: readonly Upload[]): Promise<UploadsStore> {
  return UploadsStore.open({
    on: new EventSource().on,
    listUploads: async () => ({ ids: uploads.map(({ id }) => id), queue: openQueue }),
    readUploads: async () => uploads,
  })
}

describe('whether the last batch can be undone, if', () => {
  const sent = (id: string, batchId: string) => upload(id, { batchId, status: done })
  const repeated = (id: string, batchId: string) =>
    upload(id, { batchId, status: { ...done, duplicateOf: 'earlier' } })
  const waiting = (id: string, batchId: string) => upload(id, { batchId })
  const cancelled = (id: string, batchId: string) => upload(id, { batchId, status: { state: 'cancelled' } })

  it.each<[string, readonly Upload[], boolean]>([
    ['nothing was uploaded', [], false],
    ['all of it is there', [sent('a', '1'), sent('b', '1')], true],
    ['a part of it is still on its way', [waiting('a', '1'), sent('b', '1')], false],
    ['only an earlier one is still on its way', [waiting('a', '1'), sent('b', '2')], true],
    [
      'batches alternate, and part of the last one is on its way',
      [waiting('a', '2'), sent('b', '1'), sent('c', '2')],
      false,
    ],
    ['it stored nothing', [sent('a', '1'), cancelled('b', '2')], false],
    ['it only repeated links', [sent('a', '1'), repeated('b', '2')], false],
  ])('%s', async (_, uploads, answer) => {
    expect(mayUndo(await storeOf(uploads))).toBe(answer)
  })
})

it('counts the paused uploads to a destination, if there are any uploads to it', async () => {
  const store = await storeOf([
    upload('paused', { status: { state: 'paused', reason: 'destination' } }),
    upload('done', { status: done }),
    upload('elsewhere', { destinationId: 'other' }),
  ])
  const counts = ['destination', 'other', 'unused'].map((id) => pausedTo(store, id))
  expect(counts).toEqual([1, 0, undefined])
})

it('knows whether there is a link to a destination', async () => {
  const store = await storeOf([
    upload('done', { status: done }),
    upload('elsewhere', { destinationId: 'other' }),
  ])
  const answers = ['destination', 'other', 'unused'].map((id) => hasLinkTo(store, id))
  expect(answers).toEqual([true, false, false])
})

describe('the next failed upload', () => {
  const failed = { state: 'failed', failure: failure('access-denied') } as const
  const list = [upload('a'), upload('b', { status: failed }), upload('c'), upload('d', { status: failed })]

  it.each<[string, string | undefined, string]>([
    ['is the first if none was shown before', undefined, 'b'],
    ['follows the one that was shown', 'b', 'd'],
    ['is the first again after the last', 'd', 'b'],
    ['is the first if the one that was shown is gone', 'gone', 'b'],
  ])('%s', async (_, after, next) => {
    expect(nextFailedId(await storeOf(list), after)).toBe(next)
  })

  it('is none if nothing failed', async () => {
    expect(nextFailedId(await storeOf([upload('a')]), 'a')).toBeUndefined()
  })
})

describe('how much of the ring is drawn', () => {
  const cancelled = { state: 'cancelled' } as const

  it.each<[string, readonly Upload[], number | undefined]>([
    ['all of it once something is done and nothing is left', [upload('a', { status: done })], undefined],
    ['none of it while nothing is sent', [upload('a')], 0],
    ['none of it if nothing was uploaded', [upload('a', { status: cancelled })], 0],
  ])('%s', async (_, uploads, fraction) => {
    expect(meterFraction((await storeOf(uploads)).readOverview())).toBe(fraction)
  })
})

describe('the links to paste', () => {
  it('are those of finished uploads, in the order of the list, as many as are shown', async () => {
    const uploads = ['a', 'b', 'c', 'd'].map((id) => upload(id, id === 'b' ? {} : { status: done }))
    const store = await storeOf(uploads)
    expect(finishedLinks(store, 200).map(({ id }) => id)).toEqual(['a', 'c', 'd'])
    expect(finishedLinks(store, 2).map(({ id }) => id)).toEqual(['a', 'c'])
  })
})
