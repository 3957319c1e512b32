import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { putRequest, useFolder } from '../../integration/s3/stores'
import { makeSource } from '../../support/files/source-file'
import { scriptedStore } from '../../support/servers/scripted-server'

const folder = useFolder()
const notS3 = { kind: 'wrong-endpoint', facts: { reason: 'notS3' } }

/** A web application, or a gateway that wants a login: it answers everything with success. */
describe('a server that always answers with success, but is not S3,', () => {
  const login = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"login":"required"}' }

  it('has not accepted an image', async () => {
    const { store } = await scriptedStore(() => login)
    const source = await makeSource(folder(), 'a.png', randomBytes(1000))

    expect(await store.put(putRequest(source, {}))).toMatchObject({ ok: false, problem: notS3 })
  })

  it('has not accepted a part', async () => {
    const { store } = await scriptedStore(() => login)
    const source = await makeSource(folder(), 'b.png', randomBytes(1000))
    const part = { ...putRequest(source, {}), multipartId: 'm', partNumber: 1, start: 0, end: 1000 }

    expect(await store.putPart(part)).toMatchObject({ ok: false, problem: notS3 })
  })

  it('has not accepted the object of a check', async () => {
    const { store } = await scriptedStore(() => login)

    expect(await store.putBytes('check.png', new Uint8Array(3), 'image/png', neverAborted())).toMatchObject({
      problem: { failure: notS3 },
    })
  })

  it('has copied nothing, so that a rename does not delete the only object', async () => {
    const { store } = await scriptedStore(() => ({ ...login, headers: {}, body: '<Answer/>' }))

    const copied = await store.copy({ from: 'a', to: 'b', etag: 'e', sizeBytes: 1, signal: neverAborted() })

    expect(copied).toMatchObject({ problem: notS3 })
  })

  it('has not listed the buckets of a key', async () => {
    const { store } = await scriptedStore(() => ({ ...login, headers: {}, body: '<Answer/>' }))

    expect(await store.ownBuckets(neverAborted())).toMatchObject({
      value: { answer: { names: [], isComplete: false } },
    })
  })
})
