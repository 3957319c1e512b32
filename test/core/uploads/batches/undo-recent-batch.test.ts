import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Engine } from '../../../../electron/core/uploads/engine'
import { engineChoices } from '../../../support/engine-choices'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { writeImages } from '../../../support/images/write-images'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'
import { uploadsOf } from '../../../support/uploads-of'
import { settled } from '../../../support/settled'

describe('undoing what was uploaded a moment ago', () => {
  let folder: string
  let bucket: MemoryBucket
  let journal: MemoryJournal
  let history: MemoryHistory
  let clock: FakeClock
  let finished: number
  let file: string
  let engine: Engine

  beforeEach(async () => {
    folder = await folderForTest('undo')
    bucket = new MemoryBucket()
    journal = new MemoryJournal()
    history = new MemoryHistory()
    clock = new FakeClock()
    finished = 0
    file = (await writeImages(folder, ['a.png'])).join('')
    const choices = engineChoices(sampleTarget(), {
      reuseEarlierLinks: () => true,
      onBatchFinished: () => (finished += 1),
    })
    engine = new Engine(
      enginePorts({ folder, stores: { open: () => bucket }, journal, history, clock }),
      choices,
    )
    engine.start()
  })
  afterEach(() => engine.dispose())

  /** The same image each time. */
  async function upload(): Promise<void> {
    const before = finished
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => finished).toBe(before + 1)
  }

  const undo = () => engine.undo.undo(engine.undo.undoable()?.batchId ?? '')

  it('keeps entries out of the history that were not written yet', async () => {
    await upload()
    expect(await undo()).toEqual({ removed: 1, kept: 0 })
    clock.advance(1000)
    expect([history.entries, journal.records.size]).toEqual([[], 0])
  })

  it('deletes nothing that cannot be noted: if the app ended meanwhile, an entry would stay with a dead link', async () => {
    await upload()
    const refusal = failure('disk-full')
    history.noteChanges = () => problem(refusal)
    expect(await undo()).toEqual({ removed: 0, kept: 1, failure: refusal })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
    expect(engine.undo.undoable()).not.toBeNull()
  })

  it('sends the same bytes again if they come meanwhile', async () => {
    await upload()
    const removeAll = bucket.removeAll.bind(bucket)
    bucket.removeAll = async (objects) => {
      await upload()
      return removeAll(objects)
    }
    await undo()
    expect(uploadsOf(engine.list)).toMatchObject([{ status: { state: 'done', key: 'a-2.png' } }])
    expect([...bucket.objects.keys()]).toEqual(['a-2.png'])
  })

  it('keeps what an upload of an earlier batch got its link from when it was tried again', async () => {
    engine.queue.pause()
    await engine.uploadPaths([file], 'blog')
    engine.queue.cancelAll()
    engine.queue.resume()
    await engine.uploadPaths([file], 'blog')
    const [first = '', last = ''] = engine.list.ids
    const state = (id: string) => engine.list.brief(id)?.status
    await expect.poll(() => state(last)).toMatchObject({ state: 'done' })
    engine.queue.retry([first])
    await expect.poll(() => state(first)).toMatchObject({ state: 'done', duplicateOf: last })
    expect(engine.undo.undoable()).toBeNull()
    expect(await undo()).toEqual({ removed: 0, kept: 0 })
    expect([...bucket.objects.keys()]).toEqual(['a.png'])
  })

  it('waits for an image that is sent again to test its server', async () => {
    const put = bucket.put.bind(bucket)
    let arrive = (): void => undefined
    const arrival = new Promise<void>((resolve) => (arrive = resolve))
    let puts = 0
    bucket.put = async (request) => {
      puts += 1
      if (puts > 1) await arrival
      return put(request)
    }
    await upload()
    await expect.poll(() => puts).toBe(2)
    const undone = undo()
    await settled()
    arrive()
    expect(await undone).toEqual({ removed: 1, kept: 0 })
    await settled()
    expect([...bucket.objects.keys()]).toEqual([])
  })
})
