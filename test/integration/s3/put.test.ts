import { createHash, randomBytes } from 'node:crypto'
import { appendFile, readFile, rm, utimes } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import { makeSource, makeSparse } from '../../support/files/source-file'
import { cephTarget, publicTarget } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const publicStore = inject('publicStore')
const ceph = inject('ceph')

describe('an image put into a public bucket', () => {
  it.each([
    'plain.png',
    'a folder/with spaces.png',
    '2026/11/한글 이름 바다.png',
    'emoji 🍊🌊.png',
    'plus+percent%25%hash#question?.png',
    "quote'and(parentheses)!*~.png",
    'ampersand&equals=semi;colon:at@,$.png',
  ])('can be read by its link, byte for byte: %s', async (key) => {
    const target = publicTarget(publicStore)
    const bytes = randomBytes(200_000)
    const source = await makeSource(folder(), 'image.png', bytes)

    const answer = await open(target).put(putRequest(source, { key }))

    expect(answer).toMatchObject({ ok: true })
    const response = await fetch(publicUrl(target, key))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([0, 1, 65_536, 65_537, 5_000_000])(
    'arrives complete with %i bytes, and progress reports all of them',
    async (size) => {
      const target = publicTarget(publicStore)
      const source = await makeSource(folder(), 'sized.bin', randomBytes(size))
      const progress: number[] = []
      const key = `sized/${size}.png`

      const answer = await open(target).put(
        putRequest(source, { key, onProgress: (sentBytes) => progress.push(sentBytes) }),
      )

      expect(answer).toMatchObject({ ok: true })
      expect(progress).toEqual([...progress].sort((a, b) => a - b))
      expect(progress.at(-1) ?? 0).toBe(size)
      const stored = await fetch(publicUrl(target, key))
      expect(Buffer.from(await stored.arrayBuffer()).equals(await readFile(source.path))).toBe(true)
    },
  )

  it('has the destination’s Cache-Control', async () => {
    const target = publicTarget(publicStore)
    const source = await makeSource(folder(), 'cached.png', randomBytes(10))
    const cacheControl = 'public, max-age=31536000, immutable'

    await open(target).put(putRequest(source, { key: 'cached.png', cacheControl }))

    const response = await fetch(publicUrl(target, 'cached.png'))
    expect(response.headers.get('cache-control')).toBe(cacheControl)
  })
})

describe('a file that has changed', () => {
  it('is refused if it has grown', async () => {
    const source = await makeSource(folder(), 'grown.png', randomBytes(10))
    await appendFile(source.path, 'x')

    const answer = await open(publicTarget(publicStore)).put(putRequest(source, {}))

    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'file-changed', facts: { name: 'grown.png' } },
    })
  })

  it('is refused even if only its time has changed', async () => {
    const source = await makeSource(folder(), 'touched.png', randomBytes(10))
    await utimes(source.path, 1, 1)

    const answer = await open(publicTarget(publicStore)).put(putRequest(source, {}))

    expect(answer).toMatchObject({ ok: false, problem: { kind: 'file-changed' } })
  })

  it('is reported as unreadable if it is gone', async () => {
    const source = await makeSource(folder(), 'gone.png', randomBytes(10))
    await rm(source.path)

    const answer = await open(publicTarget(publicStore)).put(putRequest(source, {}))

    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', facts: { name: 'gone.png', reason: 'gone' } },
    })
  })
})

describe.runIf(ceph !== null)('on Ceph', () => {
  const target = (change = {}) => {
    if (ceph === null) throw new Error('no Ceph')
    return cephTarget(ceph, change)
  }

  it('the ETag is the MD5 without quotes, and the object names its upload', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'hello.png', new TextEncoder().encode('hello'))

    const answer = await store.put(putRequest(source, { key: 'hello.png', uploadId: 'upload-hello' }))

    const etag = '5d41402abc4b2a76b9719d911017c592'
    expect(answer).toEqual({ ok: true, value: { etag } })
    expect(await store.head('hello.png', neverAborted())).toMatchObject({
      ok: true,
      value: { answer: { sizeBytes: 5, etag, contentType: 'image/png', uploadId: 'upload-hello' } },
    })
  })

  it('a file that changes while it is sent is refused, and no mixture is stored', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'changing.png', randomBytes(3_000_000))
    const key = 'changing.png'
    let changing: Promise<void> | undefined
    const onProgress = (): void => {
      changing ??= utimes(source.path, 1, 1)
    }

    const answer = await store.put(putRequest(source, { key, onProgress }))
    await changing

    expect(answer).toMatchObject({ ok: false, problem: { kind: 'file-changed' } })
    expect(await store.head(key, neverAborted())).toMatchObject({ ok: true, value: { answer: undefined } })
  })

  it('only bytes that match their hash are accepted', async () => {
    const store = open(target())
    const bytes = randomBytes(2_000_000)
    const source = await makeSource(folder(), 'hashed.png', bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const others = createHash('sha256').update('others').digest('hex')

    expect(await store.put(putRequest(source, { key: 'hashed.png', sha256 }))).toMatchObject({ ok: true })
    expect(await store.put(putRequest(source, { key: 'not-hashed.png', sha256: others }))).toMatchObject({
      ok: false,
      problem: { kind: 'server-error', facts: { reason: 'damaged' }, retryable: true },
    })
    expect(await store.head('not-hashed.png', neverAborted())).toMatchObject({ value: { answer: undefined } })
  })

  it('nothing is overwritten if the server is trusted to respect conditions', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'trusted.png', randomBytes(10))
    const request = putRequest(source, { key: 'trusted.png', onlyIfFree: true, trustsConditions: true })

    expect(await store.put(request)).toMatchObject({ ok: true })
    expect(await store.put(request)).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
  })

  it('nothing is overwritten', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'once.png', randomBytes(10))
    const request = putRequest(source, { key: 'once.png', onlyIfFree: true })

    expect(await store.put(request)).toMatchObject({ ok: true })
    expect(await store.put(request)).toMatchObject({
      ok: false,
      problem: { kind: 'key-exists', facts: { key: 'once.png' } },
    })
  })

  it('only one of several uploads at once gets a key', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'race.png', randomBytes(500_000))
    const request = putRequest(source, { key: 'race.png', onlyIfFree: true })

    const answers = await Promise.all(Array.from({ length: 6 }, () => store.put(request)))

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) {
      if (!answer.ok) expect(['key-exists', 'server-error']).toContain(answer.problem.kind)
    }
  })

  it('an upload cancelled during the transfer leaves no object', async () => {
    const store = open(target())
    const source = await makeSparse(folder(), 'large.png', 200_000_000)
    const controller = new AbortController()
    const onProgress = (sentBytes: number): void => {
      if (sentBytes > 10_000_000) controller.abort()
    }

    const answer = await store.put(
      putRequest(source, { key: 'large.png', onProgress, signal: controller.signal }),
    )

    expect(answer).toMatchObject({ ok: false, problem: { facts: { reason: 'cancelled' } } })
    expect(await store.head('large.png', neverAborted())).toMatchObject({
      ok: true,
      value: { answer: undefined },
    })
  })

  it('a cancelled small upload reports success exactly if its object was stored', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'small.png', randomBytes(1_000))
    for (let number = 0; number < 10; number += 1) {
      const key = `small/${number}.png`
      const controller = new AbortController()
      const onProgress = (): void => controller.abort()

      const answer = await store.put(putRequest(source, { key, onProgress, signal: controller.signal }))

      const head = await store.head(key, neverAborted())
      const isStored = head.ok && head.value.answer !== undefined
      expect(isStored).toBe(answer.ok)
    }
  })

  it('memory stays flat while 300 MB are sent', async () => {
    const store = open(target())
    const source = await makeSparse(folder(), 'huge.png', 300_000_000)
    await store.put(putRequest(await makeSource(folder(), 'warm.png', randomBytes(10)), { key: 'warm.png' }))
    const before = process.memoryUsage.rss()
    let most = before
    const onProgress = (sentBytes: number): void => {
      if (sentBytes % 6_553_600 === 0) most = Math.max(most, process.memoryUsage.rss())
    }

    expect(await store.put(putRequest(source, { key: 'huge.png', onProgress }))).toMatchObject({ ok: true })

    expect((most - before) / 1e6).toBeLessThan(80)
    await store.remove('huge.png', neverAborted())
  })

  it('16 uploads at once succeed', async () => {
    const store = open(target())
    const source = await makeSource(folder(), 'many.png', randomBytes(100_000))

    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, number) => store.put(putRequest(source, { key: `many/${number}.png` }))),
    )

    expect(answers.every(({ ok }) => ok)).toBe(true)
  })
})
