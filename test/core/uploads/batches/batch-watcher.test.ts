import { beforeEach, describe, expect, it } from 'vitest'
import { BatchWatcher, type FinishedBatch } from '../../../../electron/core/uploads/batches/batch-watcher'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import type { UploadState } from '../../../../electron/shared/uploads/upload'
import { sampleRecord } from '../../../support/sample-records'
import { MemoryJournal } from '../../../support/memory-ports'

describe('the end of a batch', () => {
  let list: UploadList
  let finished: FinishedBatch[]
  /** The uploads of each reported batch. */
  let states: (UploadState | undefined)[][]
  let watcher: BatchWatcher
  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    finished = []
    states = []
    watcher = new BatchWatcher(list, (batch) => {
      finished.push(batch)
      states.push(batch.uploadIds.map((id) => list.brief(id)?.status.state))
    })
    for (const id of ['a', 'b']) list.add(sampleRecord(id))
  })

  function succeed(id: string): void {
    list.apply(id, { type: 'succeed', url: `https://img/${id}`, key: id, etag: '', finishedAt: 1 })
  }

  it('is reported once the last of its uploads has ended, in their order', () => {
    watcher.watch('batch', ['a', 'b'], 'elsewhere')
    succeed('b')
    expect(finished).toEqual([])
    list.apply('a', { type: 'fail', failure: failure('file-changed') })
    expect(finished.map(({ origin, uploadIds }) => [origin, uploadIds])).toEqual([['elsewhere', ['a', 'b']]])
  })

  it('is reported at once if everything ended before the intake was complete', () => {
    succeed('a')
    succeed('b')
    watcher.watch('batch', ['a', 'b'], 'window')
    expect(finished).toHaveLength(1)
  })

  it('is reported again after a retry', () => {
    watcher.watch('batch', ['a', 'b'], 'window')
    succeed('a')
    list.apply('b', { type: 'fail', failure: failure('timeout') })
    list.apply('b', { type: 'wait' })
    succeed('b')
    expect(states).toEqual([
      ['done', 'failed'],
      ['done', 'done'],
    ])
  })

  it('is reported even if ended uploads are cleared from the list meanwhile', () => {
    watcher.watch('batch', ['a', 'b'], 'window')
    succeed('a')
    list.remove(list.ids)
    succeed('b')
    expect(finished.map(({ uploadIds }) => uploadIds)).toEqual([['b']])
  })

  it('is reported again after a retry even if another of its rows was removed before', () => {
    watcher.watch('batch', ['a', 'b'], 'elsewhere')
    succeed('a')
    list.apply('b', { type: 'fail', failure: failure('timeout') })
    list.remove(['a'])
    list.apply('b', { type: 'wait' })
    succeed('b')
    expect(finished.map(({ uploadIds }) => uploadIds)).toEqual([['a', 'b'], ['b']])
  })
})
