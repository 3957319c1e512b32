import { beforeEach, describe, expect, it } from 'vitest'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

describe('uploaded pasted bytes', () => {
  let list: UploadList
  let clock: FakeClock
  let journal: MemoryJournal
  let history: MemoryHistory
  let released: string[]
  beforeEach(() => {
    journal = new MemoryJournal()
    list = new UploadList(journal)
    clock = new FakeClock()
    history = new MemoryHistory()
    released = []
    const spool = {
      keep: async () => problem(failure('disk-full')),
      owns: () => true,
      release: async (path: string) => void released.push(path),
    }
    keeperWithoutFiles({ list, journal, history, clock, spool })
  })

  function finish(id: string): string {
    const record = sampleRecord(id)
    journal.record([record])
    list.add(record)
    list.apply(id, { type: 'prepare' })
    list.apply(id, { type: 'succeed', url: `https://img.example/${id}`, key: id, etag: '', finishedAt: 1 })
    return record.source.path
  }

  it("are deleted once the upload's end is on disk: until then the next start would send them again", () => {
    const note = journal.note.bind(journal)
    journal.note = () => problem(failure('disk-full'))
    const path = finish('a')
    clock.advance(50)
    expect(released).toEqual([])
    journal.note = note
    clock.advance(5000)
    expect(journal.records.get('a')?.upload.status.state).toBe('done')
    expect(released).toEqual([path])
  })

  it('are also deleted while the history is damaged, once the journal has the end', () => {
    const damaged = problem(failure('unexpected', { reason: 'databaseDamaged' }))
    history.add = () => damaged
    const update = journal.update.bind(journal)
    journal.update = () => damaged
    const paths = [finish('a')]
    clock.advance(50)
    expect(released).toEqual([])
    journal.update = update
    paths.push(finish('b'))
    clock.advance(50)
    expect(released).toEqual(paths)
  })
})
