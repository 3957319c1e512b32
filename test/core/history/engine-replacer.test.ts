import { expect, it, onTestFinished, vi } from 'vitest'
import { engineReplacer } from '../../../electron/core/history/engine-replacer'
import type { PutRequest } from '../../../electron/core/store-ports'
import { Engine } from '../../../electron/core/uploads/engine'
import { noConversion } from '../../../electron/shared/uploads/conversion'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { writeImages } from '../../support/images/write-images'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory } from '../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { sampleTarget } from '../../support/sample-target'

/** Of each image, a little more: at that many bytes a second it takes a second. */
const sizeBytes = 40_000

/** Takes a whole object as fast as its sender may go. */
class PacedBucket extends MemoryBucket {
  readonly asked: string[] = []

  override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
    this.asked.push(request.key)
    await request.pace(request.source.sizeBytes)
    return super.put(request)
  }
}

it('a new version waits for its share of the speed limit, behind earlier uploads', async () => {
  const folder = await folderForTest('replacer')
  const [upload = '', version = ''] = await writeImages(folder, ['upload.png', 'version.png'], sizeBytes)
  const bucket = new PacedBucket()
  const history = new MemoryHistory()
  const clock = new FakeClock()
  const target = sampleTarget()
  const ports = enginePorts({ folder, stores: { open: () => bucket }, history, clock })
  const engine = new Engine(
    ports,
    engineChoices(target, { bytesPerSecondLimit: () => sizeBytes, onTakenKey: () => 'replace' }),
  )
  onTestFinished(() => engine.dispose())
  const entry = sampleEntry('a', { key: 'a.png', etag: 'etag-a.png', bucket: target.bucket })
  history.add([{ entry, source: sampleSource() }])
  bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1 })
  const how = { removesMetadata: () => false, conversion: () => noConversion }
  const told = { onProgress: () => undefined, onHistoryChange: () => undefined }
  const replacer = engineReplacer(engine, { ...ports, ...how, ...told })
  engine.start()
  await engine.uploadPaths([upload], target.id)
  await vi.waitFor(() => expect(bucket.objects.has('upload.png')).toBe(true))

  const answer = replacer.replace('a', { path: version }, false)
  await vi.waitFor(() => expect(bucket.asked).toEqual(['upload.png', 'a.png']))
  clock.advance(900)
  expect(bucket.objects.get('a.png')?.sizeBytes).toBe(1)
  clock.advance(200)

  expect(await answer).toMatchObject({ kind: 'replaced' })
})
