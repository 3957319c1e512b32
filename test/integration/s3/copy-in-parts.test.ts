import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { BucketOptions } from '../../../electron/adapters/s3/requests/bucket-options'
import { Calls } from '../../../electron/adapters/s3/requests/calls'
import { connect } from '../../../electron/adapters/s3/connection/connection'
import { copyInParts } from '../../../electron/adapters/s3/requests/copy-in-parts'
import { Multiparts } from '../../../electron/adapters/s3/requests/multipart'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import type { CopyRequest, StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { cephTarget, motoTarget } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { putRequest, useFolder } from './stores'

const folder = useFolder()
const ceph = inject('ceph')
const moto = inject('moto')

const servers: readonly (readonly [string, StoreTarget])[] = [
  ...(ceph === null ? [] : [['Ceph', cephTarget(ceph)] as const]),
  ...(moto === null ? [] : [['moto', motoTarget(moto, moto.users.owner)] as const]),
]

/** The least that a part may have. */
const partBytes = 5 * 1024 ** 2

describe.each(servers)('a copy in parts on %s', (_name, target) => {
  /** An image in the bucket, and what copies it. */
  async function imageInBucket() {
    const store = createObjectStores({ log: makeSilentLog() }).open(target)
    onTestFinished(() => store.dispose())
    const bytes = randomBytes(2 * partBytes + 1)
    const source = await makeSource(folder(), 'large.avif', bytes)
    const put = putRequest(source, {
      key: 'parts/a b.avif',
      contentType: 'image/avif',
      cacheControl: 'max-age=60',
    })
    const stored = await store.put(put)
    if (!stored.ok) throw new Error(stored.problem.detail)
    const timeouts = { connectMilliseconds: 5_000, idleMilliseconds: 30_000 }
    const connection = await connect(target, { timeouts, proxyOf: async () => '', loans: undefined })
    if (!connection.ok) throw new Error(connection.problem.detail)
    const calls = new Calls(target, connection.value, makeSilentLog())
    onTestFinished(() => connection.value.client.destroy())
    const bucketOptions = new BucketOptions(() => undefined)
    const multiparts = new Multiparts({ calls, bucketOptions, bucket: target.bucket, isAws: false })
    const copy = (request: Pick<CopyRequest, 'to' | 'etag'>) =>
      copyInParts(
        { calls, target, multiparts, store },
        { from: put.key, sizeBytes: bytes.length, signal: neverAborted(), ...request },
        partBytes,
      )
    return { store, bytes, etag: stored.value.etag, copy }
  }

  it('has every byte, the type and the upload’s ID', async () => {
    const { store, bytes, etag, copy } = await imageInBucket()

    const copied = await copy({ to: 'parts/copy.avif', etag })

    expect(copied).toMatchObject({ ok: true, value: { etag: expect.stringMatching(/-3$/) } })
    const head = await store.head('parts/copy.avif', neverAborted())
    const sizeBytes = bytes.length
    const told = { sizeBytes, contentType: 'image/avif', uploadId: 'upload-1' }
    expect(head).toMatchObject({ value: { answer: told } })
    const read = await store.readBytes('parts/copy.avif', neverAborted())
    expect(read.ok && bytes.equals(read.value.answer)).toBe(true)
  })

  it('is refused if the object has changed, and leaves nothing', async () => {
    const { store, copy } = await imageInBucket()
    const to = 'refused-parts.avif'

    const refused = await copy({ to, etag: 'f'.repeat(32) })

    expect(refused).toMatchObject({ ok: false, problem: { facts: { reason: 'objectChanged' } } })

    expect(await store.head(to, neverAborted())).toMatchObject({ value: { answer: undefined } })
    await expect.poll(() => store.findMultiparts(to, neverAborted())).toMatchObject({ value: { answer: [] } })
  })
})
