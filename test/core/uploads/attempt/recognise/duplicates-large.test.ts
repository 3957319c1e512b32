import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttemptNeeds } from '../../../../../electron/core/uploads/attempt/attempt-needs'
import type { AttemptOutcome } from '../../../../../electron/core/uploads/attempt/attempt-outcome'
import { Duplicates } from '../../../../../electron/core/uploads/attempt/recognise/duplicates'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { success } from '../../../../../electron/shared/result'
import { attempt, attemptNeeds, attemptSha256 as sha256 } from '../../../../support/attempt-needs'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

const sizeBytes = 20 * 1024 ** 2

describe('bytes of files too large to be hashed before they are sent', () => {
  let bucket: MemoryBucket
  let beingDeleted: string[]
  let history: MemoryHistory
  let list: UploadList
  let needs: AttemptNeeds
  beforeEach(() => {
    history = new MemoryHistory()
    beingDeleted = []
    bucket = new MemoryBucket()
    list = new UploadList(new MemoryJournal())
    const duplicates = new Duplicates({
      history,
      isWanted: () => true,
      isBeingDeleted: (id) => beingDeleted.includes(id),
      briefOf: () => undefined,
    })
    const open = () => success({ fields: sampleTarget(), store: bucket })
    needs = attemptNeeds({ list, duplicates, open })
  })

  function add(id: string): void {
    list.add(sampleRecord(id, { destinationId: 'blog', sizeBytes }))
  }

  /** Sends a listed upload to its end. */
  async function send(id: string): Promise<AttemptOutcome> {
    const outcome = await attempt(needs, id)
    if (outcome.kind === 'done') list.apply(id, { type: 'succeed', finishedAt: 1, ...outcome })
    return outcome
  }

  it('are sent only once by two uploads that run together', async () => {
    add('a')
    const read = vi.spyOn(needs.files, 'sha256')
    let arrive = (): void => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    bucket.onPart = () => arrived

    const first = attempt(needs, 'a')
    await expect.poll(() => bucket.sentParts).not.toEqual([])
    expect(read).not.toHaveBeenCalled()
    add('b')
    const second = attempt(needs, 'b')
    await expect.poll(() => read).toHaveBeenCalledTimes(2)
    arrive()
    expect(await first).toMatchObject({ kind: 'done' })
    expect(await second).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    expect(bucket.objects.size).toBe(1)
  })

  it('are sent only once if the first upload has just ended', async () => {
    add('a')
    await send('a')
    add('b')
    expect(await send('b')).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    beingDeleted = ['a']
    add('c')
    expect(await send('c')).not.toHaveProperty('duplicateOf')
  })

  it('are sent only once if the second upload begins at the moment when the first one ends', async () => {
    for (const id of ['a', 'b']) add(id)
    await send('a')
    expect(await send('b')).toMatchObject({ kind: 'done', duplicateOf: 'a' })
    expect(bucket.objects.size).toBe(1)
  })

  it('are sent only once if Ollim ended while the file of the first upload was being hashed', async () => {
    const at = { destinationId: 'blog', key: 'film.png', etag: 'etag-film.png', sizeBytes }
    history.add([{ entry: sampleEntry('earlier', at), source: { ...sampleSource(), sizeBytes } }])
    bucket.objects.set('film.png', { uploadId: 'earlier', sizeBytes })
    add('a')
    expect(await send('a')).toMatchObject({ kind: 'done', key: 'film.png', duplicateOf: 'earlier' })
    expect(history.entries).toMatchObject([{ id: 'earlier', sha256 }])
  })
})
