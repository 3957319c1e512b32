import { describe, expect, it } from 'vitest'
import type { JournalRecord, UploadPlan } from '../../electron/core/ports/journal'
import { UploadList } from '../../electron/core/uploads/upload-list'
import { shownUploads } from '../../electron/ipc/shown-upload'
import { noConversion } from '../../electron/shared/uploads/conversion'
import { failure } from '../../electron/shared/failures/failure'
import { briefOf, type ShownUpload } from '../../electron/shared/uploads/upload'
import { MemoryJournal } from '../support/memory-ports'
import { sampleRecord } from '../support/sample-records'

function planned(plan: Partial<UploadPlan>): JournalRecord {
  return sampleRecord('a', { sizeBytes: 1000, plan })
}

/** 1000 bytes, of which the second part and the last, shorter one are stored. */
const partlyStored = planned({ multipart: { multipartId: 'm', partBytes: 400, etags: ['', 'b', 'c'] } })

/** The list of an app that has just started and finds this in its journal. */
function restarted(record: JournalRecord): { list: UploadList; shown: () => ShownUpload | undefined } {
  const journal = new MemoryJournal()
  journal.record([record])
  const list = new UploadList(journal)
  list.restore(briefOf(record.upload))
  return { list, shown: () => shownUploads(list, ['a'])[0] }
}

/** As soon as it is on the list. */
function shownUpload(record: JournalRecord): ShownUpload | undefined {
  const list = new UploadList(new MemoryJournal())
  list.add(record)
  return shownUploads(list, ['a'])[0]
}

describe('what the page is told of a large file that was sent in part', () => {
  it('is how much of it is stored, before and after a restart', () => {
    expect(shownUpload(partlyStored)).toEqual({ ...partlyStored.upload, keptBytes: 600 })
    expect(restarted(partlyStored).shown()).toMatchObject({ status: { state: 'waiting' }, keptBytes: 600 })
  })

  it.each(['person', 'offline', 'destination'] as const)('is the same while it is paused (%s)', (reason) => {
    const { list, shown } = restarted(partlyStored)
    list.apply('a', { type: 'pause', reason })
    expect(shown()).toMatchObject({ status: { state: 'paused', reason }, keptBytes: 600 })
    expect(list.records.unwritten.size).toBe(0)
  })

  it('is the same while it waits for its next attempt', () => {
    const { list, shown } = restarted(partlyStored)
    list.apply('a', { type: 'prepare' })
    const next = { attempt: 2, maximumAttempts: 5, nextAt: 1, failure: failure('timeout') }
    list.apply('a', { type: 'retry-later', ...next })
    expect(shown()).toMatchObject({ status: { state: 'retrying' }, keptBytes: 600 })
  })

  it.each<[what: string, giveUp: (list: UploadList) => void]>([
    ['it goes to another destination', (list) => list.redirect('a', 'elsewhere')],
    ['its parts are gone', (list) => list.replacePlan('a', planned({}).plan)],
  ])('says nothing is stored once %s', (_what, giveUp) => {
    const { list, shown } = restarted(partlyStored)
    giveUp(list)
    expect(shown()).not.toHaveProperty('keptBytes')
  })

  it('says nothing is stored before the first part is', () => {
    const begun = planned({ multipart: { multipartId: 'm', partBytes: 400, etags: ['', '', ''] } })
    expect(shownUpload(begun)).toBe(begun.upload)
  })
})

describe('what the page is told of an image that is to be converted', () => {
  const toWebp = { conversion: { ...noConversion, to: 'webp' } } as const

  it('is the type that it gets', () => {
    expect(shownUpload(planned(toWebp))).toMatchObject({ convertsTo: 'webp' })
  })

  it.each<[what: string, record: JournalRecord]>([
    ['it goes up as it is', planned({})],
    ['it only becomes smaller', planned({ conversion: { ...noConversion, longestSide: 10 } })],
    [
      'it has that type',
      { ...planned(toWebp), upload: { ...planned(toWebp).upload, contentType: 'image/webp' } },
    ],
    ['it was converted', { ...planned(toWebp), original: planned(toWebp).source }],
  ])('is no type if %s', (_what, record) => {
    expect(shownUpload(record)).toBe(record.upload)
  })
})
