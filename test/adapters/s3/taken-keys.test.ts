import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { PutRequest } from '../../../electron/core/ports/object-store'
import { putRequest, useFolder } from '../../integration/s3/stores'
import { makeSource } from '../../support/files/source-file'
import {
  renewedProfile,
  type ScriptedAnswer,
  type ScriptedRequest,
  s3Refusal,
  scriptedStore,
} from '../../support/servers/scripted-server'

const folder = useFolder()
const taken: ScriptedAnswer = { status: 200, headers: { etag: '"e"', 'content-type': 'image/png' } }
const profile = { credentialsSource: { kind: 'profile', name: 'blog' } } as const
const refused = { ok: false, problem: { kind: 'key-exists' } }

async function upload(change: Partial<PutRequest> = {}): Promise<PutRequest> {
  const source = await makeSource(folder(), 'a.png', randomBytes(1000))
  return putRequest(source, { key: 'taken.png', onlyIfFree: true, ...change })
}

/** The server's clock is an hour ahead of this computer's, and says so. */
function hourAhead({ headers }: ScriptedRequest): ScriptedAnswer {
  const now = Date.now() + 3_600_000
  const [, day = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(String(headers['x-amz-date'])) ?? []
  const iso = `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`
  const date = { date: new Date(now).toUTCString() }
  const isSkewed = Math.abs(Date.parse(iso) - now) > 900_000
  const answer = isSkewed ? s3Refusal(403, 'RequestTimeTooSkewed') : taken
  return { ...answer, headers: { ...answer.headers, ...date } }
}

/** Of a server that ignores `If-None-Match`. */
describe('an object under a taken key stays', () => {
  it('even if this computer’s clock is an hour off', async () => {
    const { store, asked } = await scriptedStore(hourAhead)

    expect(await store.put(await upload())).toMatchObject(refused)
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
  })

  it('even if the keys have been renewed since they were last requested', async () => {
    const { store, asked } = await scriptedStore(
      ({ keyId }) => (keyId === 'NEW' ? taken : s3Refusal(400, 'ExpiredToken')),
      profile,
      renewedProfile('OLD', 'NEW'),
    )

    expect(await store.put(await upload())).toMatchObject(refused)
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
  })

  it('even if the keys are renewed only during the upload', async () => {
    let good = 'OLD'
    const { store } = await scriptedStore(
      ({ method, keyId }) => {
        if (method === 'PUT') good = 'NEW'
        if (keyId !== good) return s3Refusal(400, 'ExpiredToken')
        return good === 'NEW' ? taken : s3Refusal(404, 'NoSuchKey')
      },
      profile,
      renewedProfile('OLD', 'NEW'),
    )

    expect(await store.put(await upload())).toMatchObject(refused)
  })

  it('if the credentials may not look, but an earlier upload has the key', async () => {
    const { store, asked } = await scriptedStore(({ method }) =>
      method === 'PUT' ? taken : s3Refusal(403, 'AccessDenied'),
    )

    expect(await store.put(await upload({ isKnownAsTaken: () => true }))).toMatchObject(refused)
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
    expect(await store.put(await upload({ isKnownAsTaken: () => false }))).toMatchObject({ ok: true })
  })

  it('while the server says that this computer’s clock is wrong, but not by how much', async () => {
    const { store, asked } = await scriptedStore(({ method }) =>
      method === 'PUT' ? taken : { ...s3Refusal(403, 'RequestTimeTooSkewed'), headers: { date: '' } },
    )

    expect(await store.put(await upload())).toMatchObject({ problem: { kind: 'clock-skew' } })
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
  })

  it('while no keys are accepted by the server', async () => {
    const { store, asked } = await scriptedStore(
      () => s3Refusal(403, 'InvalidAccessKeyId'),
      profile,
      renewedProfile('OLD'),
    )

    expect(await store.put(await upload())).toMatchObject({ problem: { kind: 'key-id-unknown' } })
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
  })
})

it('an object that has changed is not replaced, even if its server ignores a condition without quotes', async () => {
  const { store, asked } = await scriptedStore(({ method, headers }) => {
    if (method !== 'PUT') return { status: 200, headers: { etag: '"other"', 'x-amz-request-id': 'R' } }
    return headers['if-match'] === '"e"' ? s3Refusal(412, 'PreconditionFailed') : taken
  })

  expect(await store.put(await upload({ onlyIfFree: false, replaces: 'e' }))).toMatchObject(refused)
  expect(asked).toEqual(['PUT taken.png', 'HEAD taken.png'])
})

describe('a server that is trusted to refuse taken keys', () => {
  it('is not asked before an upload', async () => {
    const { store, asked } = await scriptedStore(() => taken)

    expect(await store.put(await upload({ trustsConditions: true }))).toMatchObject({ ok: true })
    expect(asked).toEqual(['PUT taken.png'])
  })

  it('still refuses them after it was found not to know the condition of a replacement', async () => {
    const { store, asked } = await scriptedStore(({ headers }) => {
      if (headers['if-match'] !== undefined) return s3Refusal(501, 'NotImplemented')
      return headers['if-none-match'] === undefined ? taken : s3Refusal(412, 'PreconditionFailed')
    })
    const replacement = await upload({ key: 'own.png', onlyIfFree: false, replaces: 'e' })

    expect(await store.put(replacement)).toMatchObject({ ok: true })
    expect(await store.put(await upload({ trustsConditions: true }))).toMatchObject(refused)
    expect(asked).toEqual(['PUT own.png', 'PUT own.png', 'PUT taken.png'])
  })

  it("stays trusted after a proxy's error", async () => {
    let hiccups = 1
    const { store, asked } = await scriptedStore(({ headers }) => {
      hiccups -= 1
      if (hiccups === 0)
        return { status: 501, headers: { 'content-type': 'text/html' }, body: '<html></html>' }
      return headers['if-none-match'] === undefined ? taken : s3Refusal(412, 'PreconditionFailed')
    })
    const request = await upload({ trustsConditions: true })

    expect(await store.put(request)).toMatchObject({ ok: false })
    expect(await store.put(request)).toMatchObject(refused)
    expect(asked).toEqual(['PUT taken.png', 'PUT taken.png'])
  })

  it('is asked before an upload without the condition once it turns out not to know that', async () => {
    const { store, asked } = await scriptedStore(({ headers }) =>
      headers['if-none-match'] === undefined ? taken : s3Refusal(501, 'NotImplemented'),
    )
    const request = await upload({ trustsConditions: true })

    expect(await store.put(request)).toMatchObject(refused)
    expect(await store.put(request)).toMatchObject(refused)
    expect(asked).toEqual(['PUT taken.png', 'HEAD taken.png', 'HEAD taken.png'])
  })
})
