import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Engine } from '../../../../electron/core/uploads/engine'
import { success } from '../../../../electron/shared/result'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { FakeClock } from '../../../support/fake-clock'
import { folderForTest } from '../../../support/files/folder-for-test'
import { onePixelPng } from '../../../support/images/one-pixel'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'

describe('a part that the server answers late, after a cancel,', () => {
  let bucket: MemoryBucket
  let clock: FakeClock
  let journal: MemoryJournal
  let engine: Engine
  let answer: () => void

  /** The first part of a large image has been sent completely; the upload is cancelled before its answer comes. */
  beforeEach(async () => {
    const folder = await folderForTest('late')
    bucket = new MemoryBucket()
    clock = new FakeClock()
    journal = new MemoryJournal()
    engine = new Engine(
      enginePorts({ folder, stores: { open: () => bucket }, journal, history: new MemoryHistory(), clock }),
      engineChoices(sampleTarget({}), { parallelUploads: () => 1 }),
    )
    const usual = bucket.putPart.bind(bucket)
    const answered = new Promise<void>((resolve) => (answer = resolve))
    bucket.putPart = async (part) => {
      if (part.partNumber > 1 || part.signal.aborted) return usual(part)
      bucket.putPart = usual
      bucket.sentParts.push(part.partNumber)
      bucket.open.get(part.multipartId)?.parts.set(part.partNumber, part)
      await answered
      return success({ etag: 'part-1' })
    }
    engine.start()
    const file = path.join(folder, 'film.png')
    await writeFile(file, Buffer.concat([onePixelPng, Buffer.alloc(17 * 1024 ** 2)]))
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => bucket.sentParts).toEqual([1])
    engine.queue.cancelAll()
  })
  afterEach(() => {
    answer()
    return engine.dispose()
  })

  it('is aborted with the others, and the upload forgets it', async () => {
    await clock.pass(500)
    answer()
    await clock.pass(0)
    await clock.pass(500)
    expect(bucket.open.size).toBe(0)
    expect(engine.list.read(engine.list.ids).map(({ plan }) => plan.multipart)).toEqual([undefined])
    expect([...journal.records.values()].map(({ plan }) => plan.multipart)).toEqual([undefined])
  })

  it('is not sent again if the upload is tried again meanwhile', async () => {
    await clock.pass(500)
    engine.queue.retry(engine.list.ids)
    answer()
    await expect.poll(() => [...bucket.objects.keys()]).toEqual(['film.png'])
    expect(bucket.sentParts.filter((partNumber) => partNumber === 1)).toEqual([1])
  })
})
