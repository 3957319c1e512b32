import { beforeEach, expect, it } from 'vitest'
import type { JournalKeeper } from '../../../../electron/core/uploads/journal/journal-keeper'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

let clock: FakeClock
let history: MemoryHistory
let keeper: JournalKeeper
let changes: number

beforeEach(() => {
  const journal = new MemoryJournal()
  clock = new FakeClock()
  history = new MemoryHistory()
  changes = 0
  const onHistoryChange = () => void (changes += 1)
  keeper = keeperWithoutFiles({ list: new UploadList(journal), journal, history, clock, onHistoryChange })
  history.add([{ entry: sampleEntry('a'), source: sampleSource() }])
})

/** The object is deleted, but the history refuses to forget its entry. */
function refuse(reason: Failure): () => void {
  const forget = history.forget.bind(history)
  history.forget = () => problem(reason)
  keeper.forgetLater(['a'])
  keeper.flush()
  return () => void (history.forget = forget)
}

it('the entry of a deleted object leaves the history once the disk has room for that', () => {
  const free = refuse(failure('disk-full'))
  expect(keeper.refusal).toMatchObject({ kind: 'disk-full' })
  expect(changes).toBe(0)
  free()
  clock.advance(5_000)
  expect([history.entries, keeper.refusal, changes]).toEqual([[], undefined, 1])
})

it('a damaged history is not asked again and again to forget one', () => {
  const free = refuse(failure('unexpected', { reason: 'databaseDamaged' }))
  free()
  keeper.flush()
  expect(history.entries).toHaveLength(1)
  expect(keeper.refusal).toBeUndefined()
})
