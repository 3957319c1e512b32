import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { aborted } from '../../../electron/core/aborted'
import { Engine } from '../../../electron/core/uploads/engine'
import type { TakenKeyChoice } from '../../../electron/shared/app/settings'
import { failure } from '../../../electron/shared/failures/failure'
import { problem } from '../../../electron/shared/result'
import { engineChoices } from '../../support/engine-choices'
import { enginePorts } from '../../support/engine-ports'
import { FakeClock } from '../../support/fake-clock'
import { folderForTest } from '../../support/files/folder-for-test'
import { onePixelPng } from '../../support/images/one-pixel'
import { MemoryBucket } from '../../support/memory-bucket'
import { sampleTarget } from '../../support/sample-target'

async function start(taken: TakenKeyChoice) {
  const folder = await folderForTest('cancelled')
  const [bucket, clock] = [new MemoryBucket(), new FakeClock()]
  const engine = new Engine(
    enginePorts({ folder, stores: { open: () => bucket }, clock }),
    engineChoices(sampleTarget({ endpoint: '', keyTemplate: '{name}.{ext}' }), { onTakenKey: () => taken }),
  )
  onTestFinished(() => engine.dispose())
  engine.start()
  const file = path.join(folder, 'map.png')
  await writeFile(file, onePixelPng)
  return { engine, bucket, clock, file }
}

const statesIn = (engine: Engine) => Array.from(engine.list.briefs, ({ status }) => status.state)

it.each(['skip', 'replace'] as const)(
  'an image whose name a cancelled one had is sent once what has arrived of that is removed: %s',
  async (taken) => {
    const { engine, bucket, clock, file } = await start(taken)
    const requests: string[] = []
    const [put, remove] = [bucket.put.bind(bucket), bucket.remove.bind(bucket)]
    bucket.remove = (key) => (requests.push('remove'), remove(key))
    bucket.put = async (request) => {
      requests.push('put')
      const answer = await put(request)
      if (requests.length > 1) return answer
      engine.cancelAll()
      return problem(failure('unexpected', { reason: 'cancelled' }))
    }
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => statesIn(engine)).toEqual(['cancelled'])
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => statesIn(engine)).toEqual(['cancelled', 'uploading'])
    await expect.poll(() => (clock.advance(100), statesIn(engine))).toEqual(['cancelled', 'done'])
    expect(requests).toEqual(['put', 'remove', 'put'])
    expect([...bucket.objects]).toMatchObject([['map.png', { uploadId: engine.list.ids[1] }]])
  },
)

it.each([
  ['skip', ['done', 'failed']],
  ['replace', ['done', 'done']],
] as const)(
  'images of one name that are cancelled and retried at once do not wait for each other: %s',
  async (taken, ends) => {
    const { engine, bucket, clock, file } = await start(taken)
    const put = bucket.put.bind(bucket)
    bucket.put = async ({ signal }) => {
      await aborted(signal)
      return problem(failure('unexpected', { reason: 'cancelled' }))
    }
    await engine.uploadPaths([file], 'blog')
    await engine.uploadPaths([file], 'blog')
    await expect.poll(() => statesIn(engine)).toEqual(['uploading', 'uploading'])
    engine.cancelAll()
    bucket.put = put
    engine.queue.retry(engine.list.ids)
    await expect.poll(() => (clock.advance(100), statesIn(engine))).toEqual(ends)
  },
)
