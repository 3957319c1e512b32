import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { deleteObjects } from '../../../../electron/core/history/changes/delete-objects'
import type { ObjectStore, StoreTarget } from '../../../../electron/core/ports/object-store'
import { Duplicates } from '../../../../electron/core/uploads/attempt/recognise/duplicates'
import { success } from '../../../../electron/shared/result'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { sampleRecord } from '../../../support/sample-records'
import {
  renewedProfile,
  type ScriptedAnswer,
  type ScriptedRequest,
  s3Refusal,
  scriptedStore,
} from '../../../support/servers/scripted-server'

const there: ScriptedAnswer = {
  status: 200,
  headers: { etag: '"e"', 'content-length': '5', 'content-type': 'image/png' },
  body: 'image',
}
const profile = { credentialsSource: { kind: 'profile', name: 'blog' } } as const
const takesNewKeysAlone = ({ keyId }: ScriptedRequest) =>
  keyId === 'NEW' ? there : s3Refusal(400, 'ExpiredToken')

async function deletionOf({ store, target }: { readonly store: ObjectStore; readonly target: StoreTarget }) {
  const needs = {
    open: () => success({ fields: target, store }),
    history: new MemoryHistory(),
    isPending: () => false,
  }
  const entry = sampleEntry('a', { key: 'a.png', etag: 'e' })
  return (await deleteObjects(needs, [entry], false, neverAborted())).get('a')
}

describe('a missing object', () => {
  it('is missing if the server itself says so', async () => {
    const { store, asked } = await scriptedStore(() => s3Refusal(404, 'NoSuchKey'))

    expect(await store.head('a.png', neverAborted())).toMatchObject({
      ok: true,
      value: { answer: undefined },
    })
    expect(asked).toEqual(['HEAD a.png', 'GET a.png'])
  })

  it('is asked for once if an upload only wants to know whether its key is free', async () => {
    const { store, asked } = await scriptedStore(() => s3Refusal(404, 'NoSuchKey'))

    expect(await store.headBeforePut('a.png', neverAborted())).toMatchObject({
      ok: true,
      value: { answer: undefined },
    })
    expect(asked).toEqual(['HEAD a.png'])
  })

  it.each([
    [
      'a gateway whose server is away',
      { status: 404, headers: { 'content-type': 'text/plain' }, body: '404' },
    ],
    ['a server whose bucket is away', s3Refusal(404, 'NoSuchBucket')],
  ])('is not taken for missing on the word of %s, nor forgotten by a deletion', async (_whose, refusal) => {
    const server = await scriptedStore(() => refusal)

    expect(await server.store.head('a.png', neverAborted())).toMatchObject({
      problem: { failure: { kind: 'bucket-missing' } },
    })
    expect(await deletionOf(server)).toMatchObject({ kind: 'failed' })
  })

  it('exists after all if a gateway blocks HEAD', async () => {
    const { store } = await scriptedStore(({ method }) => (method === 'HEAD' ? { status: 404 } : there))

    expect(await store.head('a.png', neverAborted())).toMatchObject({
      value: { answer: { sizeBytes: 5, etag: 'e', contentType: 'image/png' } },
    })
  })
})

it('an object may be a web page', async () => {
  const headers = { 'content-type': 'text/html', 'content-length': '5', etag: '"e"', 'x-amz-request-id': 'R' }
  const { store } = await scriptedStore(() => ({ status: 200, headers, body: '<html' }))

  expect(await store.head('about', neverAborted())).toMatchObject({ value: { answer: { sizeBytes: 5 } } })
  expect(await store.readBytes('about', neverAborted())).toMatchObject({ value: { answer: { length: 5 } } })
})

describe('a HEAD refused without a reason', () => {
  it('is repeated with the keys that the profile has by now', async () => {
    const { store } = await scriptedStore(takesNewKeysAlone, profile, renewedProfile('OLD', 'NEW'))

    expect(await store.head('a.png', neverAborted())).toMatchObject({ value: { answer: { etag: 'e' } } })
  })

  it.each([
    [400, 'ExpiredToken', 'credentials-expired'],
    [403, 'SignatureDoesNotMatch', 'secret-wrong'],
    [403, 'InvalidAccessKeyId', 'key-id-unknown'],
  ])('for %i %s keeps an object from being deleted, and says why', async (status, code, kind) => {
    const server = await scriptedStore(() => s3Refusal(status, code))

    expect(await deletionOf(server)).toMatchObject({ kind: 'failed', failure: { kind } })
  })

  it('for want of the right to look leaves the decision to the person', async () => {
    expect(await deletionOf(await scriptedStore(() => s3Refusal(403, 'AccessDenied')))).toEqual({
      kind: 'changed',
    })
  })

  it('is followed by only one question for its reason if the key may not look', async () => {
    const { store, asked } = await scriptedStore(() => s3Refusal(403, 'AccessDenied'))

    for (const key of ['a.png', 'b.png', 'c.png']) {
      expect(await store.headBeforePut(key, neverAborted())).toMatchObject({
        problem: { failure: { kind: 'access-denied', facts: { reason: 'read' } } },
      })
    }
    expect(asked).toEqual(['HEAD a.png', 'GET a.png', 'HEAD b.png', 'HEAD c.png'])
  })

  it('does not keep the same image from getting its earlier link, once the keys are renewed', async () => {
    const { store } = await scriptedStore(takesNewKeysAlone, profile, renewedProfile('OLD', 'NEW'))
    const sha256 = 'a'.repeat(64)
    const history = new MemoryHistory()
    const known = { key: 'old.png', etag: 'e', destinationId: 'blog', sizeBytes: 5, sha256 }
    history.add([{ entry: sampleEntry('first', known), source: sampleSource() }])
    const duplicates = new Duplicates({
      history,
      isWanted: () => true,
      isBeingDeleted: () => false,
      briefOf: () => undefined,
    })
    const accepted = sampleRecord('again', { destinationId: 'blog', sizeBytes: 5 })
    const hashed = { ...accepted, plan: { ...accepted.plan, sha256 } }

    const outcome = await duplicates.sendOnce(hashed, store, neverAborted(), async () => ({
      kind: 'aborted',
    }))

    expect(outcome).toMatchObject({ kind: 'done', duplicateOf: 'first' })
  })
})
