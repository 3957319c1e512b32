import { beforeEach, describe, expect, it } from 'vitest'
import type { TakenKeyChoice } from '../../../../../electron/shared/app/settings'
import { KeyRegistry } from '../../../../../electron/core/uploads/attempt/key/key-registry'
import { withSuffix } from '../../../../../electron/core/naming/with-suffix'
import { UploadList } from '../../../../../electron/core/uploads/upload-list'
import { success } from '../../../../../electron/shared/result'
import { attempt, attemptNeeds } from '../../../../support/attempt-needs'
import { MemoryBucket } from '../../../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../../support/sample-entries'
import { sampleRecord } from '../../../../support/sample-records'
import { sampleTarget } from '../../../../support/sample-target'

const fields = sampleTarget({ bucket: 'photos', keyTemplate: '{name}.{ext}' })

describe('an upload of a name that earlier runs have used hundreds of times', () => {
  let bucket: MemoryBucket
  let history: MemoryHistory
  let keys: KeyRegistry
  let tried: string[]
  let onTakenKey: TakenKeyChoice

  beforeEach(() => {
    bucket = new MemoryBucket()
    history = new MemoryHistory()
    keys = new KeyRegistry(() => [])
    onTakenKey = 'suffix'
    tried = []
    const put = bucket.put.bind(bucket)
    bucket.put = (request) => {
      // A server that nothing is known about gets its first image a second time.
      if (tried.at(-1) !== request.key) tried.push(request.key)
      return put(request)
    }
    for (let n = 1; n <= 300; n += 1) use(withSuffix('image.png', n))
  })

  function use(key: string, change: { readonly bucket?: string } = {}): void {
    bucket.objects.set(key, { uploadId: key, sizeBytes: 1 })
    const { endpoint, bucket: own } = fields
    history.add([
      { entry: sampleEntry(key, { key, endpoint, bucket: own, ...change }), source: sampleSource() },
    ])
  }

  async function upload(id = 'new'): Promise<void> {
    const list = new UploadList(new MemoryJournal())
    list.add(sampleRecord(id, { batchId: id, name: 'image.png' }))
    const open = () => success({ fields, store: bucket })
    await attempt(attemptNeeds({ list, keys, history, onTakenKey: () => onTakenKey, open }), id)
  }

  it('tries the name itself, which may have become free, and then the next one that is', async () => {
    await upload()
    expect(tried).toEqual(['image.png', 'image-301.png'])
  })

  it('is followed by the next one at once', async () => {
    await upload()
    tried = []
    await upload('next')
    expect(tried).toEqual(['image-302.png'])
  })

  it('gets the name itself once that is free', async () => {
    bucket.objects.delete('image.png')
    await upload()
    expect(tried).toEqual(['image.png'])
  })

  it('asks the server about what another bucket has', async () => {
    use('image-301.png', { bucket: 'another' })
    await upload()
    expect(tried).toEqual(['image.png', 'image-301.png', 'image-302.png'])
  })

  it('takes the name itself where taken ones are replaced', async () => {
    onTakenKey = 'replace'
    await upload()
    expect(tried).toEqual(['image.png'])
  })
})
