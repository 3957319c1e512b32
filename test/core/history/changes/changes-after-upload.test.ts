import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { aborted } from '../../../../electron/core/aborted'
import { Deletions } from '../../../../electron/core/history/changes/deletions'
import { Replacer } from '../../../../electron/core/history/changes/replacer'
import { Mover } from '../../../../electron/core/history/changes/mover'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import type { PutRequest } from '../../../../electron/core/ports/object-store'
import { Engine } from '../../../../electron/core/uploads/engine'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem } from '../../../../electron/shared/result'
import { noConversion } from '../../../../electron/shared/uploads/conversion'
import { engineChoices } from '../../../support/engine-choices'
import { enginePorts } from '../../../support/engine-ports'
import { folderForTest } from '../../../support/files/folder-for-test'
import { writeImages } from '../../../support/images/write-images'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleTarget } from '../../../support/sample-target'

/** Ignores conditions, and takes its time over an image that is sent a second time. */
class ForgetfulBucket extends MemoryBucket {
  #allow: () => void = () => undefined
  readonly #mayArrive = new Promise<void>((resolve) => (this.#allow = resolve))
  secondSendings: Promise<unknown>[] = []
  afterFirst: () => void = () => undefined

  override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
    if (request.trustsConditions) {
      const sent = this.#sendAgain(request)
      this.secondSendings.push(sent)
      return sent
    }
    const stored = await super.put({ ...request, onlyIfFree: false })
    this.afterFirst()
    return stored
  }

  /** What is still on its way arrives now. */
  async letArrive(): Promise<void> {
    this.#allow()
    await Promise.all(this.secondSendings)
  }

  async #sendAgain(request: PutRequest): ReturnType<MemoryBucket['put']> {
    await Promise.race([this.#mayArrive, aborted(request.signal)])
    if (request.signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    return super.put({ ...request, onlyIfFree: false })
  }
}

describe('an image that is sent a second time, to find out whether its server honours conditions', () => {
  let bucket: ForgetfulBucket
  let engine: Engine
  let history: MemoryHistory
  let version: string
  let upload: () => Promise<unknown>
  let shared: ConstructorParameters<typeof Mover>[0] & ConstructorParameters<typeof Deletions>[0]
  let replaceBy: (id: string, path: string) => Promise<unknown>

  beforeEach(async () => {
    bucket = new ForgetfulBucket()
    history = new MemoryHistory()
    const folder = await folderForTest('changes')
    const [file = '', larger = ''] = await Promise.all([
      writeImages(folder, ['upload.png'], 100),
      writeImages(folder, ['version.png'], 1000),
    ]).then((written) => written.flat())
    version = larger
    const target = sampleTarget()
    const ports = enginePorts({ folder, stores: { open: () => bucket }, history })
    engine = new Engine(ports, engineChoices(target))
    onTestFinished(() => engine.dispose())
    const nothing = () => undefined
    shared = {
      ...ports,
      history,
      changes: engine.changes,
      slices: engine.slices,
      open: openerFor((id) => engine.open(id)),
      reserveKey: () => () => undefined,
      removeUploads: nothing,
      isPending: () => false,
      forget: (ids) => engine.forgetDeleted(ids),
      post: nothing,
      onChange: nothing,
      onHistoryChange: nothing,
    }
    const how = { removesMetadata: () => false, conversion: () => noConversion, onProgress: nothing }
    const replacer = new Replacer({
      ...ports,
      ...shared,
      ...how,
      history,
      isPending: (id) => engine.isPending(id),
      pace: async () => undefined,
    })
    replaceBy = (id, path) => replacer.replace(id, { path }, false)
    engine.start()
    upload = () => engine.uploadPaths([file], target.id)
  })

  async function idOfUpload(): Promise<string> {
    await upload()
    await expect.poll(() => bucket.secondSendings).toHaveLength(1)
    await expect
      .poll(() => {
        engine.flush()
        return history.entries
      })
      .toHaveLength(1)
    return history.entries[0]?.id ?? ''
  }

  it('does not take the place of the image that has replaced it', async () => {
    const id = await idOfUpload()
    expect(await replaceBy(id, version)).toMatchObject({ kind: 'replaced' })
    await bucket.letArrive()
    expect(bucket.objects.get('upload.png')?.sizeBytes).toBeGreaterThan(1000)
  })

  it('is not back once it was deleted', async () => {
    const id = await idOfUpload()
    expect(await new Deletions(shared).deleteNow([id])).toEqual(new Map([[id, { kind: 'deleted' }]]))
    await bucket.letArrive()
    expect(bucket.objects.size).toBe(0)
  })

  it('is not back once its upload was cancelled just as it was stored', async () => {
    bucket.afterFirst = () => engine.cancelAll()
    const removals = vi.spyOn(bucket, 'remove')
    await upload()
    await expect.poll(() => removals).toHaveBeenCalled()
    await bucket.letArrive()
    expect(bucket.objects.size).toBe(0)
  })

  it('is not back under the key from which it was moved', async () => {
    const id = await idOfUpload()
    expect(await new Mover(shared).move(id, 'moved.png')).toEqual({ ok: true, value: true })
    await bucket.letArrive()
    expect([...bucket.objects.keys()]).toEqual(['moved.png'])
  })
})
