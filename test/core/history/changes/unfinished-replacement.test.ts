import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { bucketOpenerFor } from '../../../../electron/core/history/open-for-entry'
import { UnfinishedChanges } from '../../../../electron/core/history/changes/unfinished-changes'
import { OpenDestinations } from '../../../../electron/core/uploads/open-destinations'
import { noEvidence } from '../../../../electron/shared/destinations/check'
import { failure } from '../../../../electron/shared/failures/failure'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { problem, success } from '../../../../electron/shared/result'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleTarget } from '../../../support/sample-target'

const endpoint = 'https://minio.home'
const formerEndpoint = 'https://former.home'

const noAnswer: MemoryBucket['head'] = async () =>
  problem({ failure: failure('timeout'), evidence: noEvidence })

function silentBucket(): MemoryBucket {
  const bucket = new MemoryBucket()
  bucket.head = noAnswer
  return bucket
}

describe('a replacement during which the last run ended', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let unlisted: string[]
  let changes: number
  let presentBucket: string
  let presentEndpoint: string
  let destinations: OpenDestinations
  let unfinished: UnfinishedChanges

  const known = (change: Partial<HistoryEntry> = {}): HistoryEntry =>
    sampleEntry('a', { endpoint, key: 'a.png', etag: 'former', ...change })

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    unlisted = []
    changes = 0
    presentBucket = 'bucket'
    presentEndpoint = endpoint
    const opened = ({ endpoint: server, bucket: name }: StoreTarget) =>
      server !== endpoint ? silentBucket() : name === 'bucket' ? bucket : new MemoryBucket()
    destinations = new OpenDestinations({ open: opened }, () =>
      success(sampleTarget({ endpoint: presentEndpoint, bucket: presentBucket })),
    )
    unfinished = new UnfinishedChanges({
      history,
      changes: new EntryChanges({ history }),
      isPending: () => false,
      clock: new FakeClock(),
      open: bucketOpenerFor(destinations),
      mover: { finish: async () => undefined },
      forget: (ids) => history.forget(ids),
      removeUploads: (ids) => void unlisted.push(...ids),
      onHistoryChange: () => void (changes += 1),
    })
    history.add([{ entry: known(), source: sampleSource() }])
    const source = { path: '/new.png', sizeBytes: 99, modifiedAt: 1 }
    const replacedBy = { source, contentType: 'image/png', sha256: 'new', sizeBytes: 99 }
    history.noteChanges([{ ...known(), replacedBy }])
    store({})
  })

  function store(change: Partial<{ uploadId: string; sizeBytes: number; etag: string }>): void {
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 99, etag: 'new', ...change })
  }

  const noted = (): readonly string[] => history.unfinishedChanges().map(({ id }) => id)

  it('is recorded if the image had arrived', async () => {
    await unfinished.finish()
    expect(history.entries).toMatchObject([{ id: 'a', etag: 'new', sha256: 'new', sizeBytes: 99 }])
    expect([unlisted, changes, noted()]).toEqual([['a'], 1, []])
  })

  it('is recorded if the destination names another bucket by now', async () => {
    presentBucket = 'another'
    await unfinished.finish()
    expect([history.entries[0]?.etag, noted()]).toEqual(['new', []])
  })

  it.each([
    ['the image had not arrived', {}, { sizeBytes: 1234, etag: 'former' }],
    ['it had been recorded', { etag: 'new', replacedAt: 5 }, {}],
    ['others have stored something there', {}, { uploadId: '' }],
    ['another version is there', {}, { sizeBytes: 50 }],
  ])('changes nothing if %s', async (_why, recorded, there) => {
    history.entries = [known(recorded)]
    store(there)
    await unfinished.finish()
    expect([history.entries, changes, noted()]).toEqual([[known(recorded)], 0, []])
  })

  it('changes nothing if the object is gone', async () => {
    bucket.objects.clear()
    await unfinished.finish()
    expect([history.entries, noted()]).toEqual([[known()], []])
  })

  it('is looked at again at the next start if the bucket does not answer', async () => {
    bucket.head = noAnswer
    await unfinished.finish()
    expect([history.entries, noted()]).toEqual([[known()], ['a']])
  })

  it('is recorded although another server, which the destination named before, does not answer', async () => {
    presentEndpoint = formerEndpoint
    destinations.keepForCleanUp(known().destinationId)
    presentEndpoint = endpoint
    const changesHere = history.unfinishedChanges()
    history.endChanges(['a'], 'replacement')
    // More than are looked at at once.
    for (let number = 0; number < 20; number += 1)
      history.noteChanges(changesHere.map((one) => ({ ...one, id: `${number}`, endpoint: formerEndpoint })))
    history.noteChanges(changesHere)
    await unfinished.finish()
    expect(noted()).not.toContain('a')
  })

  it('stays noted while the disk refuses to record it', async () => {
    history.replace = () => problem(failure('disk-full'))
    await unfinished.finish()
    expect(noted()).toEqual(['a'])
  })
})
