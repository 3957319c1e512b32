import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { publicUrl } from '../../../electron/core/links/public-url'
import { makeSource } from '../../support/files/source-file'
import { cephTarget } from '../../support/servers/targets'
import { noSignal, putInTwoParts, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const ceph = inject('ceph')

describe.runIf(ceph !== null)('a large file on Ceph', () => {
  if (ceph === null) return
  const target = cephTarget(ceph)

  it('takes parts, and completes them into the whole', async () => {
    const store = open(target)
    const bytes = randomBytes(11_000_000)
    const source = await makeSource(folder(), 'parts.png', bytes)
    const key = 'parts/한글.png'

    const answer = await putInTwoParts(store, key, source, 5_500_000)

    expect(answer).toMatchObject({ ok: true, value: { etag: expect.stringMatching(/-2$/) } })
    const stored = await fetch(publicUrl(target, key))
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('says how long ago it was begun, and whether it has parts', async () => {
    const store = open(target)
    const what = { uploadId: 'upload-open', contentType: 'image/png', cacheControl: '', signal: noSignal() }
    const started = await store.startMultipart({ key: 'parts/age.png', ...what })
    if (!started.ok) throw new Error('a start was refused')
    const found = await store.findMultiparts('parts/age.png', noSignal())
    const [listed] = found.ok ? found.value.value : []
    expect(Math.abs(listed?.ageMilliseconds ?? Infinity)).toBeLessThan(10_000)

    expect(await store.hasParts(started.value, noSignal())).toMatchObject({ value: { value: false } })
    const source = await makeSource(folder(), 'age.png', randomBytes(100))
    const range = { source, partNumber: 1, start: 0, end: 100 }
    const how = { onProgress: () => undefined, pace: async () => undefined, signal: noSignal() }
    await store.putPart({ ...started.value, ...range, ...how })
    expect(await store.hasParts(started.value, noSignal())).toMatchObject({ value: { value: true } })
    await store.abortMultipart(started.value, noSignal())
  })

  it('is found by its key while its parts are open, and only then', async () => {
    const store = open(target)
    const what = { uploadId: 'upload-open', contentType: 'image/png', cacheControl: '', signal: noSignal() }
    const first = await store.startMultipart({ key: 'parts/열린.png', ...what })
    const longer = await store.startMultipart({ key: 'parts/열린.png-2', ...what })
    if (!first.ok || !longer.ok) throw new Error('a start was refused')
    const find = async () => store.findMultiparts('parts/열린.png', noSignal())

    expect(await find()).toMatchObject({ value: { value: [first.value] } })
    await store.abortMultipart(first.value, noSignal())
    await store.abortMultipart(longer.value, noSignal())
    expect(await find()).toMatchObject({ value: { value: [] } })
  })

  it('says so when the parts are gone', async () => {
    const store = open(target)
    const source = await makeSource(folder(), 'part.png', randomBytes(100))
    const open1 = { key: 'parts/gone.png', multipartId: '2~doesNotExist' }
    const part = {
      ...open1,
      source,
      start: 0,
      end: 100,
      partNumber: 1,
      onProgress: () => undefined,
      pace: async () => undefined,
    }

    expect(await store.putPart({ ...part, signal: noSignal() })).toMatchObject({
      ok: false,
      problem: { facts: { reason: 'multipartGone' } },
    })
    expect(await store.abortMultipart(open1, noSignal())).toMatchObject({ ok: true })
  })
})
