import { beforeEach, describe, expect, it } from 'vitest'
import { EarlierUploads } from '../../../../electron/core/uploads/journal/earlier-uploads'
import type { JournalKeeper } from '../../../../electron/core/uploads/journal/journal-keeper'
import { KeyRegistry } from '../../../../electron/core/uploads/attempt/key/key-registry'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../../electron/shared/result'
import { noSpool } from '../../../support/no-op-ports'
import { FakeClock } from '../../../support/fake-clock'
import { keeperWithoutFiles } from '../../../support/keeper-without-files'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleRecord } from '../../../support/sample-records'

describe('an entry is written into the history only when an upload ends', () => {
  let clock: FakeClock
  let journal: MemoryJournal
  let history: MemoryHistory
  let list: UploadList
  let keeper: JournalKeeper

  beforeEach(() => {
    journal = new MemoryJournal()
    history = new MemoryHistory()
    start()
    const records = [sampleRecord('a', { batchId: 'market' }), sampleRecord('b', { batchId: 'market' })]
    journal.record(records)
    for (const record of records) list.add(record)
    list.records.written(records)
    // What failed keeps its batch on the list over a restart.
    list.apply('b', { type: 'fail', failure: failure('timeout') })
  })

  /** Starts another run; the one before writes nothing more unless it was ended. */
  function start(): void {
    clock = new FakeClock()
    list = new UploadList(journal)
    keeper = keeperWithoutFiles({ list, journal, history, clock })
    new EarlierUploads({ journal, list, keys: new KeyRegistry(() => list.briefs), spool: noSpool }).restore(
      true,
    )
  }

  function restart(): void {
    keeper.dispose()
    start()
  }

  function finish(id: string): void {
    list.apply(id, { type: 'prepare' })
    list.apply(id, { type: 'succeed', url: 'u', key: `${id}.png`, etag: 'e', finishedAt: clock.now() })
  }

  const entries = (): readonly string[] => history.entries.map(({ id }) => id)

  const goings: readonly (readonly [string, () => void])[] = [
    ['one that the person took out', () => history.forget(['a'])],
    ['one that was old enough to go', () => history.forgetBefore(clock.now() + 1)],
  ]
  const thingsToSay: readonly (readonly [string, () => void])[] = [
    ['alt text', () => list.setAltText('a', 'A tea bowl')],
    [
      'a link made again',
      () => list.apply('a', { type: 'renew', link: { url: 'https://new' }, renewedAt: clock.now() }),
    ],
    [
      'alt text, and then taken off the list',
      () => {
        list.setAltText('a', 'A tea bowl')
        list.remove(['a'])
      },
    ],
  ]
  const moments: readonly (readonly [string, () => void])[] = [
    ['in the same run', () => undefined],
    ['after a restart', restart],
  ]

  it.each(
    goings.flatMap(([what, go]) =>
      moments.flatMap(([when, wait]) =>
        thingsToSay.map(([said, say]) => ({ what, when, said, steps: [go, wait, say] })),
      ),
    ),
  )('and $what stays out, though its row is given $said $when', ({ steps }) => {
    finish('a')
    clock.advance(50)
    expect(entries()).toEqual(['a'])
    for (const step of steps) step()
    clock.advance(50)
    expect(entries()).toEqual([])
  })

  it('and one that was removed before the journal recorded the end stays out', () => {
    const note = journal.note.bind(journal)
    journal.note = () => problem(failure('disk-full'))
    journal.update = () => problem(failure('disk-full'))
    finish('a')
    clock.advance(50)
    expect(entries()).toEqual(['a'])
    history.forget(['a'])
    journal.note = note
    clock.advance(5000)
    expect(entries()).toEqual([])
  })

  it('with its present link, if that was renewed before the entry was written', () => {
    const add = history.add.bind(history)
    history.add = () => problem(failure('disk-full'))
    finish('a')
    clock.advance(50)
    list.apply('a', { type: 'renew', link: { url: 'https://new' }, renewedAt: clock.now() })
    history.add = add
    clock.advance(5000)
    expect(history.entries).toMatchObject([{ id: 'a', url: 'https://new' }])
  })

  it('also in a later run, if the end was lost in a crash', () => {
    finish('a')
    start()
    expect(list.brief('a')?.status.state).toBe('waiting')
    finish('a')
    clock.advance(50)
    expect(entries()).toEqual(['a'])
  })

  it('and keeps its values if only the journal lost the end in a crash', () => {
    journal.note = () => problem(failure('disk-full'))
    journal.update = () => problem(failure('disk-full'))
    finish('a')
    clock.advance(50)
    history.noteBytes('a', 'learnt-since')
    start()
    finish('a')
    clock.advance(50)
    expect(history.entries).toMatchObject([{ id: 'a', sha256: 'learnt-since' }])
  })

  it.each([
    ['learns the hash of its bytes later', () => undefined, 'ab'.repeat(32)],
    [
      'keeps the hash of an image that has replaced it meanwhile',
      () => history.noteBytes('a', 'cd'.repeat(32)),
      'cd'.repeat(32),
    ],
    ['learns nothing any more once Ollim ends', () => keeper.dispose(), ''],
  ])('and %s', async (_what, happen, sha256) => {
    keeper.dispose()
    let answer: (hashed: Result<string, Failure>) => void = () => undefined
    const hashed = new Promise<Result<string, Failure>>((resolve) => (answer = resolve))
    keeper = keeperWithoutFiles({
      list,
      journal,
      history,
      clock,
      wantsHashes: () => true,
      files: { sha256: () => hashed },
    })
    finish('a')
    clock.advance(50)
    happen()
    answer(success('ab'.repeat(32)))
    await hashed
    expect(history.entries).toMatchObject([{ id: 'a', sha256 }])
  })
})
