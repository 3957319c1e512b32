import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import { startFaultProxy } from '../../support/faults/fault-proxy'
import { makeSource } from '../../support/files/source-file'
import { startStrict } from '../../support/servers/strict-server'
import { cephTarget, targetOf } from '../../support/servers/targets'
import { putInTwoParts, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const ceph = inject('ceph')

/** What a part is asked for beside its place. */
const quietly = () => ({ onProgress: () => undefined, pace: async () => undefined, signal: neverAborted() })

describe('a part', () => {
  it('is signed with its hash, and sent with its MD5 if the bucket requires that', async () => {
    const server = await startStrict((headers) =>
      headers['content-md5'] === undefined ? { status: 400, code: 'MissingContentMD5' } : undefined,
    )
    onTestFinished(() => server.stop())
    const bytes = randomBytes(700_000)
    const source = await makeSource(folder(), 'signed.png', bytes)
    const place = { key: 'p.png', multipartId: 'm', partNumber: 1, start: 100_000, end: 700_000 }

    const answer = await open(targetOf({ endpoint: server.endpoint })).putPart({
      source,
      ...place,
      ...quietly(),
    })

    expect(answer).toMatchObject({ ok: true })
    const part = bytes.subarray(100_000)
    const sha256 = createHash('sha256').update(part).digest('hex')
    const md5 = createHash('md5').update(part).digest('base64')
    expect(server.asked).toMatchObject([
      { 'x-amz-content-sha256': sha256 },
      { 'x-amz-content-sha256': sha256, 'content-md5': md5 },
    ])
  })
})

describe.runIf(ceph !== null)('a large file on Ceph', () => {
  if (ceph === null) return
  const target = cephTarget(ceph)

  it('is completed from its parts', async () => {
    const store = open(target)
    const bytes = randomBytes(11_000_000)
    const source = await makeSource(folder(), 'parts.png', bytes)
    const key = 'parts/한글.png'

    const answer = await putInTwoParts(store, key, source, 5_500_000)

    expect(answer).toMatchObject({ ok: true, value: { etag: expect.stringMatching(/-2$/) } })
    const stored = await fetch(publicUrl(target, key))
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('is refused if a part was damaged on the way', async () => {
    const damaging = { name: 'damage', faults: [[1, { kind: 'damage' }]] } as const
    const proxy = await startFaultProxy(ceph.endpoint, damaging, 1)
    onTestFinished(() => proxy.stop())
    const store = open(target)
    const what = { uploadId: 'upload-damaged', contentType: 'image/png', cacheControl: '' }
    const started = await store.startMultipart({ key: 'parts/damaged.png', ...what, signal: neverAborted() })
    if (!started.ok) throw new Error('a start was refused')
    const source = await makeSource(folder(), 'damaged.png', randomBytes(6_000_000))
    const range = { source, partNumber: 1, start: 0, end: 6_000_000 }

    const through = open({ ...target, endpoint: proxy.endpoint })
    const answer = await through.putPart({ ...started.value, ...range, ...quietly() })

    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'server-error', retryable: true, facts: { reason: 'damaged' } },
    })
    await store.abortMultipart(started.value, neverAborted())
  })

  it('is stored unchanged even if more parts are sent at once than memory is reserved for', async () => {
    const store = open(target)
    const partBytes = 8 * 1024 ** 2
    const bytes = randomBytes(6 * partBytes)
    const source = await makeSource(folder(), 'many.png', bytes)
    const key = 'parts/many.png'
    const what = { uploadId: 'upload-many', contentType: 'image/png', cacheControl: '' }
    const started = await store.startMultipart({ key, ...what, signal: neverAborted() })
    if (!started.ok) throw new Error('a start was refused')

    const sent = await Promise.all(
      Array.from({ length: 6 }, (_, index) => {
        const range = {
          source,
          partNumber: index + 1,
          start: index * partBytes,
          end: (index + 1) * partBytes,
        }
        return store.putPart({ ...started.value, ...range, ...quietly() })
      }),
    )

    const etags = sent.map((answer) => (answer.ok ? answer.value.etag : ''))
    const end = { ...started.value, etags, onlyIfFree: false, signal: neverAborted() }
    expect(await store.completeMultipart(end)).toMatchObject({ ok: true })
    const stored = await fetch(publicUrl(target, key))
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('reports how long ago it began, and whether it has parts', async () => {
    const store = open(target)
    const what = {
      uploadId: 'upload-open',
      contentType: 'image/png',
      cacheControl: '',
      signal: neverAborted(),
    }
    const started = await store.startMultipart({ key: 'parts/age.png', ...what })
    if (!started.ok) throw new Error('a start was refused')
    const found = await store.findMultiparts('parts/age.png', neverAborted())
    const [listed] = found.ok ? found.value.answer : []
    expect(Math.abs(listed?.ageMilliseconds ?? Infinity)).toBeLessThan(10_000)

    expect(await store.hasParts(started.value, neverAborted())).toMatchObject({ value: { answer: false } })
    const source = await makeSource(folder(), 'age.png', randomBytes(100))
    const range = { source, partNumber: 1, start: 0, end: 100 }
    await store.putPart({ ...started.value, ...range, ...quietly() })
    expect(await store.hasParts(started.value, neverAborted())).toMatchObject({ value: { answer: true } })
    await store.abortMultipart(started.value, neverAborted())
  })

  it('is found by its key only while its parts are open', async () => {
    const store = open(target)
    const what = {
      uploadId: 'upload-open',
      contentType: 'image/png',
      cacheControl: '',
      signal: neverAborted(),
    }
    const first = await store.startMultipart({ key: 'parts/열린.png', ...what })
    const longer = await store.startMultipart({ key: 'parts/열린.png-2', ...what })
    if (!first.ok || !longer.ok) throw new Error('a start was refused')
    const find = async () => store.findMultiparts('parts/열린.png', neverAborted())

    expect(await find()).toMatchObject({ value: { answer: [first.value] } })
    await store.abortMultipart(first.value, neverAborted())
    await store.abortMultipart(longer.value, neverAborted())
    expect(await find()).toMatchObject({ value: { answer: [] } })
  })

  it('is reported as gone if its parts are gone', async () => {
    const store = open(target)
    const source = await makeSource(folder(), 'part.png', randomBytes(100))
    const open1 = { key: 'parts/gone.png', multipartId: '2~doesNotExist' }
    const part = {
      ...open1,
      source,
      start: 0,
      end: 100,
      partNumber: 1,
      ...quietly(),
    }

    expect(await store.putPart(part)).toMatchObject({
      ok: false,
      problem: { facts: { reason: 'multipartGone' } },
    })
    expect(await store.abortMultipart(open1, neverAborted())).toMatchObject({ ok: true })
  })
})
