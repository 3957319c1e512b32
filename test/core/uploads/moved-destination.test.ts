import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFiles } from '../../../electron/adapters/files/files'
import { createSpool } from '../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer'
import type { StoreTarget } from '../../../electron/core/store-ports'
import { Engine } from '../../../electron/core/uploads/engine'
import { success } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket, MemoryHistory, MemoryJournal, MemoryTraits } from '../../support/memory-ports'
import { sampleTarget } from '../../support/sample-target'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

describe('while its destination is given another bucket', () => {
  let folder: string
  let target: StoreTarget
  let former: MemoryBucket
  let present: MemoryBucket
  let history: MemoryHistory
  let clock: FakeClock
  let engine: Engine

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-moved-'))
    target = sampleTarget({ bucket: 'former', endpoint: 'https://old.home' })
    former = new MemoryBucket()
    present = new MemoryBucket()
    history = new MemoryHistory()
    clock = new FakeClock()
    const journal = new MemoryJournal()
    let count = 0
    engine = new Engine(
      {
        files: createFiles(),
        spool: createSpool(path.join(folder, 'spool')),
        sniffer: createImageSniffer(),
        stores: { open: ({ bucket }) => (bucket === 'former' ? former : present) },
        journal,
        history,
        counters: journal,
        traits: new MemoryTraits(),
        clock,
        ids: { uuid: () => `id-${(count += 1)}`, random: () => 0 },
      },
      {
        targetOf: () => success(target),
        parallelUploads: () => 4,
        onTakenKey: () => 'suffix',
        bytesPerSecondLimit: () => 0,
        reuseEarlierLinks: () => false,
        onDestinationTrouble: 'wait',
        onQueueChange: () => undefined,
        onHistoryChange: () => undefined,
        onBatchFinished: () => undefined,
      },
    )
    engine.start()
  })
  afterEach(async () => {
    await engine.dispose()
    await rm(folder, { recursive: true })
  })

  it('an upload on its way stands in the history with the bucket and the server that it went to', async () => {
    let letGo: (() => void) | undefined
    const put = former.put.bind(former)
    former.put = async (request) => {
      await new Promise<void>((resolve) => (letGo = resolve))
      return put(request)
    }
    const file = path.join(folder, 'a.png')
    await writeFile(file, png)
    await engine.uploadPaths([file], 'blog')
    await vi.waitFor(() => expect(letGo).toBeDefined())
    target = sampleTarget({ bucket: 'present', endpoint: 'https://new.home' })
    engine.queue.releaseDestination('blog')
    letGo?.()
    await vi.waitFor(() => {
      clock.advance(100)
      expect(history.entries).toMatchObject([{ bucket: 'former', endpoint: 'https://old.home' }])
    })
    expect([former.objects.size, present.objects.size]).toEqual([1, 0])
  })
})
