import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { Slices } from '../../../../electron/core/slices'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

describe('a deletion that broke', () => {
  let bucket: MemoryBucket
  let history: MemoryHistory
  let changes: number
  let deletions: Deletions
  let release: () => void

  beforeEach(() => {
    bucket = new MemoryBucket()
    history = new MemoryHistory()
    for (const id of ['a', 'b']) {
      history.add([{ entry: sampleEntry(id, { key: id, etag: `etag-${id}` }), source: sampleSource() }])
      bucket.objects.set(id, { uploadId: id, sizeBytes: 1 })
    }
    changes = 0
    deletions = new Deletions({
      clock: new FakeClock(),
      history,
      changes: new EntryChanges({ history }),
      slices: new Slices(new FakeClock()),
      open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
      isPending: () => false,
      forget: (ids) => history.forget(ids),
      post: () => undefined,
      onChange: () => undefined,
      onHistoryChange: () => void (changes += 1),
    })
    const held = new Promise<void>((resolve) => (release = resolve))
    const usual = bucket.removeAll.bind(bucket)
    bucket.removeAll = async (objects) => {
      if (objects.some(({ key }) => key === 'a')) throw new Error('The store broke')
      await held
      return usual(objects)
    }
  })

  it('does not keep quitting from waiting for others on their way', async () => {
    const broken = deletions.deleteNow(['a'])
    const deleted = deletions.deleteNow(['b'])
    const disposed = deletions.dispose()
    await expect(broken).rejects.toThrow('The store broke')
    release()
    await Promise.all([disposed, deleted])
    expect([...bucket.objects.keys()]).toEqual(['a'])
    await deletions.dispose()
  })

  it('hides its entries from the history no longer', async () => {
    await expect(deletions.deleteNow(['a'])).rejects.toThrow('The store broke')
    expect(deletions.leavingPositions.size).toBe(0)
    expect(changes).toBe(1)
    deletions.ask(['a'])
    expect(deletions.leavingPositions.size).toBe(1)
  })

  it('still hides what another deletion is about, or what waits to be deleted', async () => {
    deletions.ask(['a'])
    await expect(deletions.deleteNow(['a'])).rejects.toThrow('The store broke')
    expect(deletions.leavingPositions.size).toBe(1)

    const again = deletions.deleteNow(['a'])
    deletions.undo()
    expect(deletions.leavingPositions.size).toBe(1)
    await expect(again).rejects.toThrow('The store broke')
    expect(deletions.leavingPositions.size).toBe(0)
  })

  it('hides them no longer either if it is the history that broke', async () => {
    release()
    history.forget = () => {
      throw new Error('The history broke')
    }
    await expect(deletions.deleteNow(['b'])).rejects.toThrow('The history broke')
    expect([deletions.leavingPositions.size, changes]).toEqual([0, 1])
  })

  it('leaves it noted for the next start; what has ended is noted no longer', async () => {
    const ended = Promise.allSettled([deletions.deleteNow(['a']), deletions.deleteNow(['b'])])
    await expect.poll(() => history.unfinishedChanges()).toMatchObject([{ id: 'a' }, { id: 'b' }])
    release()
    await ended
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'a' }])
  })

  it('leaves a replacement noted that got no answer, but has arrived: the next start records it', async () => {
    release()
    const [entry = sampleEntry('b')] = history.find(['b'])
    const image = { source: sampleSource(), contentType: 'image/png', sha256: 'new', sizeBytes: 2 }
    history.noteChanges([{ ...entry, replacedBy: image }])
    bucket.objects.set('b', { uploadId: 'b', sizeBytes: 2, etag: 'new' })
    expect(await deletions.deleteNow(['b'])).toEqual(new Map([['b', { kind: 'changed' }]]))
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'b', replacedBy: image }])
  })

  it('does not begin without its note: if the app ended meanwhile, the entry would stay with a dead link', async () => {
    release()
    history.noteChanges([sampleEntry('b')])
    history.noteChanges = () => problem(failure('disk-full'))
    const outcomes = await deletions.deleteNow(['b'])
    expect([...outcomes]).toEqual([['b', { kind: 'failed', failure: failure('disk-full') }]])
    expect([...bucket.objects.keys()]).toEqual(['a', 'b'])
    expect(history.entries.map(({ id }) => id)).toContain('b')
    // An earlier deletion whose answer was lost.
    expect(history.unfinishedChanges()).toMatchObject([{ id: 'b' }])
    expect(deletions.leavingPositions.size).toBe(0)
  })
})
