import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Slices } from '../../../../electron/core/slices'
import { noEvidence } from '../../../../electron/shared/destinations/check'
import { noDeletion } from '../../../../electron/shared/history/deletion'
import type { Notice } from '../../../../electron/shared/app/notice'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

const ids = Array.from({ length: 1_000 }, (_, index) => `entry ${index}`)

let clock: FakeClock
let bucket: MemoryBucket
let history: MemoryHistory
let deletions: Deletions
/** How many entries each step was about. */
let steps: number[]
let notices: Notice[]

beforeEach(() => {
  clock = new FakeClock()
  bucket = new MemoryBucket()
  history = new MemoryHistory()
  steps = []
  notices = []
  const entries = ids.map((id) => sampleEntry(id, { key: 'a.png', etag: 'etag-a.png' }))
  history.add(entries.map((entry) => ({ entry, source: sampleSource() })))
  bucket.objects.set('a.png', { uploadId: 'entry 0', sizeBytes: 1 })
  deletions = new Deletions({
    clock,
    history,
    changes: new EntryChanges({ history }),
    slices: new Slices(clock),
    open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
    isPending: () => false,
    forget: (some) => (steps.push(some.length), history.forget(some)),
    post: (notice) => void notices.push(notice),
    onChange: () => undefined,
    onHistoryChange: () => undefined,
  })
})

it('a deletion of thousands of entries is asked for a few at a time, so that everything else goes on', () => {
  const find = history.find.bind(history)
  history.find = (some) => (steps.push(some.length), find(some))
  deletions.ask(ids)
  expect(steps).toEqual([250])
  clock.advance(0)
  expect(steps).toEqual([250, 250, 250, 250])
  expect(deletions.state.waiting).toEqual({ ids, startsAt: clock.now() + 10_000 })
})

it('the deletion of thousands of entries writes a few at a time, so that everything else goes on', async () => {
  const noteChanges = history.noteChanges.bind(history)
  history.noteChanges = (changes) => (steps.push(changes.length), noteChanges(changes))

  const deleted = deletions.deleteNow(ids)
  await expect
    .poll(() => {
      clock.advance(0)
      return deletions.state
    })
    .toEqual(noDeletion)

  expect((await deleted).size).toBe(1_000)
  expect([bucket.objects.size, history.entries, history.unfinishedChanges()]).toEqual([0, [], []])
  expect([Math.max(...steps), steps.length]).toEqual([250, 8])
})

describe('more entries than are deleted together', () => {
  const keys = Array.from({ length: 300 }, (_, index) => `${index}.png`)
  // Each key has two entries, far from each other in the list of what is deleted.
  const many = [...keys.map((key) => `first ${key}`), ...keys.map((key) => `second ${key}`)]

  beforeEach(() => {
    history.add(
      many.map((id) => {
        const [, key = ''] = id.split(' ')
        return { entry: sampleEntry(id, { key, etag: `etag-${key}` }), source: sampleSource() }
      }),
    )
    for (const key of keys) bucket.objects.set(key, { uploadId: `first ${key}`, sizeBytes: 1 })
  })

  /** Runs until the deletion has ended. */
  async function deleteAll() {
    const outcomes = deletions.deleteNow(many)
    await expect
      .poll(() => {
        clock.advance(0)
        return deletions.state
      })
      .toEqual(noDeletion)
    return outcomes
  }

  it('are deleted a few at a time, those of one key together', async () => {
    const asked: (readonly string[])[] = []
    const sharers = history.sharers.bind(history)
    history.sharers = (some) => (asked.push(some), sharers(some))
    const kinds = [...(await deleteAll()).values()].map(({ kind }) => kind)

    expect([kinds.length, new Set(kinds)]).toEqual([600, new Set(['deleted'])])
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
    expect(history.entries).toHaveLength(1_000)
    expect(Math.max(...asked.map(({ length }) => length))).toBe(250)
    for (const some of asked) {
      const keysOfFirst = some.filter((id) => id.startsWith('first')).map((id) => id.split(' ')[1])
      expect(some.filter((id) => id.startsWith('second')).map((id) => id.split(' ')[1])).toEqual(keysOfFirst)
    }
  })

  it('stay where they are once the app’s end waits no longer, unless their turn has come', async () => {
    const removeAll = bucket.removeAll.bind(bucket)
    bucket.removeAll = async (objects) => {
      const removed = await removeAll(objects)
      void deletions.dispose()
      clock.advance(5_000)
      return removed
    }
    await deleteAll()
    expect([bucket.objects.size, history.entries.length]).toEqual([301 - 125, 1_600 - 250])
    expect(history.unfinishedChanges()).toHaveLength(250)
  })

  it('are not asked about any more once none of the first could be deleted', async () => {
    let heads = 0
    bucket.head = async () => {
      heads += 1
      return problem({ failure: failure('offline'), evidence: noEvidence })
    }
    const outcomes = await deleteAll()
    expect([...outcomes.values()].filter(({ kind }) => kind === 'failed')).toHaveLength(600)
    expect(heads).toBeLessThan(20)
    expect(notices).toMatchObject([{ kind: 'objects-kept', count: 600 }])
    expect(history.entries.filter(({ finding }) => finding?.kind === 'not-deleted')).toHaveLength(600)
  })
})
