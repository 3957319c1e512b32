import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import type { ObjectStore } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { startStrict, type StrictServer } from '../../support/servers/strict-server'
import { targetOf } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { putRequest, useFolder } from './stores'

const folder = useFolder()
const ownerEnforced = { status: 400, code: 'AccessControlListNotSupported' }

/** A bucket, and how often it was learnt that it takes no access lists. */
async function bucketAt(takesAccessLists: boolean): Promise<{
  readonly server: StrictServer
  readonly store: ObjectStore
  readonly refusals: string[]
}> {
  const server = await startStrict((headers) =>
    takesAccessLists || headers['x-amz-acl'] === undefined ? undefined : ownerEnforced,
  )
  const refusals: string[] = []
  const stores = createObjectStores({
    log: makeSilentLog(),
    onAccessListRefused: (destinationId) => refusals.push(destinationId),
  })
  const store = stores.open(targetOf({ id: 'blog', endpoint: server.endpoint, accessList: 'public-read' }))
  onTestFinished(async () => {
    store.dispose()
    await server.stop()
  })
  return { server, store, refusals }
}

it('is sent with an upload to a bucket that accepts it', async () => {
  const { server, store, refusals } = await bucketAt(true)
  const source = await makeSource(folder(), 'a.png', randomBytes(100))

  const answer = await store.put(putRequest(source, { accessList: 'public-read' }))

  expect(answer).toMatchObject({ ok: true })
  expect(server.accepted.map((headers) => headers['x-amz-acl'])).toEqual(['public-read'])
  expect(refusals).toEqual([])
})

it('is left out from then on if the bucket accepts none', async () => {
  const { server, store, refusals } = await bucketAt(false)
  const source = await makeSource(folder(), 'b.png', randomBytes(100))

  const answers = [
    await store.put(putRequest(source, { key: 'one.png', accessList: 'public-read' })),
    await store.put(putRequest(source, { key: 'two.png', accessList: 'public-read' })),
  ]

  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  expect(server.accepted.map((headers) => headers['x-amz-acl'])).toEqual([undefined, undefined])
  expect(refusals).toEqual(['blog'])
})

it('is sent by a check as an upload would, so that the check reports a refusal', async () => {
  const { store, refusals } = await bucketAt(false)

  const answer = await store.putBytes('check.png', new Uint8Array(3), 'image/png', neverAborted())

  expect(answer).toMatchObject({ ok: false, problem: { failure: { kind: 'acl-not-supported' } } })
  expect(refusals).toEqual([])
})

it('is left out of an upload in parts, too', async () => {
  const { server, store, refusals } = await bucketAt(false)

  const begun = await store.startMultipart({
    ...{ key: 'large.png', uploadId: 'u1', contentType: 'image/png', cacheControl: '' },
    accessList: 'public-read',
    signal: neverAborted(),
  })

  // Only an access list is refused here: without one the answer, that of a plain server, names no upload.
  expect(begun).toMatchObject({ problem: { facts: { reason: 'notSupported' } } })
  expect(server.asked.map((headers) => headers['x-amz-acl'])).toEqual(['public-read', undefined])
  expect(refusals).toEqual(['blog'])
})

it('is left out of a copy, too', async () => {
  const { server, store, refusals } = await bucketAt(false)

  await store.copy({ from: 'a.png', to: 'b.png', etag: '', sizeBytes: 1, signal: neverAborted() })
  await store.copy({ from: 'a.png', to: 'c.png', etag: '', sizeBytes: 1, signal: neverAborted() })

  expect(server.asked.map((headers) => headers['x-amz-acl'])).toEqual(['public-read', undefined, undefined])
  expect(refusals).toEqual(['blog'])
})

it('is left out by all of several uploads that were refused at once', async () => {
  const { server, store, refusals } = await bucketAt(false)
  const source = await makeSource(folder(), 'c.png', randomBytes(100))
  const keys = ['1.png', '2.png', '3.png', '4.png']

  const answers = await Promise.all(
    keys.map((key) => store.put(putRequest(source, { key, accessList: 'public-read' }))),
  )

  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
  expect(server.accepted).toHaveLength(4)
  expect(refusals).toEqual(['blog'])
})
