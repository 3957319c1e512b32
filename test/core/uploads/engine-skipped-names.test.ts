import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Engine } from '../../../electron/core/uploads/engine'
import { failure } from '../../../electron/shared/failures/failure'
import { problem } from '../../../electron/shared/result'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { onePixelPng } from '../../support/images/one-pixel'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../support/memory-ports'
import { sampleTarget } from '../../support/sample-target'

it('stores an image although a cancelled one of its name had arrived, and taken names are skipped', async () => {
  const folder = await folderForTest('skipped')
  const [bucket, clock] = [new MemoryBucket(), new FakeClock()]
  const engine = new Engine(
    enginePorts({
      folder,
      stores: { open: () => bucket },
      journal: new MemoryJournal(),
      history: new MemoryHistory(),
      clock,
    }),
    engineChoices(sampleTarget({ keyTemplate: '{name}.{ext}' }), { onTakenKey: () => 'skip' }),
  )
  onTestFinished(() => engine.dispose())
  engine.start()
  const file = path.join(folder, 'map.png')
  await writeFile(file, onePixelPng)
  const put = bucket.put.bind(bucket)
  bucket.put = async (request) => {
    bucket.put = put
    await put(request)
    engine.cancelAll()
    return problem(failure('unexpected', { reason: 'cancelled' }))
  }
  await engine.uploadPaths([file], 'blog')
  await expect.poll(() => [...engine.list.briefs].at(0)?.status.state).toBe('cancelled')
  await engine.uploadPaths([file], 'blog')
  await expect.poll(() => [...engine.list.briefs].at(1)?.status.state).toBe('retrying')
  await expect
    .poll(() => {
      clock.advance(500)
      return [...engine.list.briefs].at(1)?.status.state
    })
    .toBe('done')
  const [, second] = engine.list.ids
  expect([...bucket.objects]).toMatchObject([['map.png', { uploadId: second }]])
})
