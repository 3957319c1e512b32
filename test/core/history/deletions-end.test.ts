import { expect, it } from 'vitest'
import { openerFor } from '../../../electron/core/history/delete-objects'
import { Deletions } from '../../../electron/core/history/deletions'
import { success } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory } from '../../support/memory-ports'
import { sampleFields } from '../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../support/sample-entries'

it('quitting waits for running deletions, even if another deletion failed', async () => {
  const bucket = new MemoryBucket()
  const history = new MemoryHistory()
  for (const id of ['a', 'b']) {
    history.add([{ entry: sampleEntry(id, { key: id, etag: `etag-${id}` }), source: sampleSource() }])
    bucket.objects.set(id, { uploadId: id, sizeBytes: 1 })
  }
  const deletions = new Deletions({
    clock: new FakeClock(),
    history,
    open: openerFor(() => success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })),
    isComing: () => false,
    removeUploads: () => undefined,
    post: () => undefined,
    onChange: () => undefined,
    onHistoryChange: () => undefined,
  })
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const usual = bucket.removeAll.bind(bucket)
  bucket.removeAll = async (objects) => {
    if (objects.some(({ key }) => key === 'a')) throw new Error('The store broke')
    await held
    return usual(objects)
  }

  const broken = deletions.deleteNow(['a'])
  const deleted = deletions.deleteNow(['b'])
  const disposed = deletions.dispose()
  await expect(broken).rejects.toThrow('The store broke')
  release()
  await Promise.all([disposed, deleted])
  expect([...bucket.objects.keys()]).toEqual(['a'])
  await deletions.dispose()
})
