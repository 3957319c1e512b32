import { truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { aborted } from '../../../electron/core/aborted'
import { Engine } from '../../../electron/core/uploads/engine'
import { failure } from '../../../electron/shared/failures/failure'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { writeImages } from '../../support/images/write-images'
import { MemoryBucket } from '../../support/memory-bucket'
import { sampleTarget } from '../../support/sample-target'
import { uploadsOf } from '../../support/uploads-of'

it('once a part of a large file shows that the network is back, nobody waits for its end', async () => {
  const folder = await folderForTest('offline')
  const clock = new FakeClock()
  const bucket = new MemoryBucket()
  const engine = new Engine(
    enginePorts({ folder, clock, stores: { open: () => bucket } }),
    engineChoices(sampleTarget()),
  )
  onTestFinished(() => engine.dispose())
  engine.start()
  const states = () =>
    Object.fromEntries(uploadsOf(engine.list).map(({ name, status }) => [name, status.state]))
  const large = path.join(folder, 'large.png')
  await writeFile(large, await makeImage('png'))
  await truncate(large, 40 * 1024 ** 2)
  const [small = ''] = await writeImages(folder, ['small.png'])

  bucket.partFailures = [failure('offline')]
  await engine.uploadPaths([large], 'blog')
  await expect.poll(states).toEqual({ 'large.png': 'paused' })
  await engine.uploadPaths([small], 'blog')
  expect(states()).toMatchObject({ 'small.png': 'paused' })

  bucket.onPart = async ({ partNumber, signal }) => {
    if (partNumber > 1) await aborted(signal)
  }
  clock.advance(3000)
  await expect.poll(states).toEqual({ 'large.png': 'uploading', 'small.png': 'done' })
})
