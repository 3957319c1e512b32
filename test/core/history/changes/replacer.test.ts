import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../../electron/core/history/open-for-entry'
import { EntryChanges } from '../../../../electron/core/history/changes/entry-changes'
import { Replacer } from '../../../../electron/core/history/changes/replacer'
import type { ImageConverter, MetadataRemover, SniffedType } from '../../../../electron/core/ports/images'
import { noConversion, type Conversion } from '../../../../electron/shared/uploads/conversion'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import type { ReplaceProgress } from '../../../../electron/shared/history/replacement'
import { problem, success } from '../../../../electron/shared/result'
import { noConverter } from '../../../support/no-op-ports'
import { FakeClock } from '../../../support/fake-clock'
import { MemoryBucket } from '../../../support/memory-bucket'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleFields } from '../../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'
import { settled } from '../../../support/settled'

const png = { contentType: 'image/png', extension: 'png' }

describe('replacing an image', () => {
  let history: MemoryHistory
  let bucket: MemoryBucket
  let clock: FakeClock
  let sniffed: SniffedType
  let isTruncated: boolean
  let removes: boolean
  let conversion: Conversion
  let converter: ImageConverter
  let clean: (path: string) => Awaited<ReturnType<MetadataRemover['copyWithout']>>
  let spooled: string[]
  let removed: string[]
  let told: ReplaceProgress[]
  let replacer: Replacer

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    clock = new FakeClock()
    sniffed = png
    isTruncated = false
    removes = false
    conversion = noConversion
    converter = noConverter
    clean = () => success(undefined)
    spooled = []
    removed = []
    told = []
    const fields = { ...sampleFields, bucket: 'bucket', cacheControl: 'max-age=60' }
    replacer = new Replacer({
      clock,
      history,
      changes: new EntryChanges({ history }),
      isPending: () => false,
      open: openerFor(() => success({ fields, store: bucket })),
      files: {
        nameOf: (path) => path,
        inspect: async (path) =>
          success({
            kind: 'file',
            file: { path, sizeBytes: 77, modifiedAt: 5 },
            ends: { head: new Uint8Array(1), tail: new Uint8Array() },
          }),
        sha256: async () => success('ab'.repeat(32)),
      },
      sniffer: {
        sniff: async () => sniffed,
        examine: async () => ({ isTruncated, dimensions: { width: 3, height: 2 } }),
      },
      metadata: { copyWithout: async ({ source }) => clean(source.path) },
      converter: { convert: (...order) => converter.convert(...order) },
      removesMetadata: () => removes,
      conversion: () => conversion,
      spool: {
        keep: async (name) => {
          spooled.push(name)
          return success({ path: `/spool/${name}` })
        },
        release: async (path) => void spooled.push(`gone ${path}`),
      },
      pace: async () => undefined,
      removeUploads: (ids) => void removed.push(...ids),
      onProgress: (progress) => void told.push(progress),
      onHistoryChange: () => undefined,
    })
    const entry = sampleEntry('a', {
      key: 'a.png',
      etag: 'etag-a.png',
      url: 'https://img.example/a.png',
      finding: { kind: 'missing', at: 1 },
    })
    history.add([{ entry, source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1234 })
  })

  const change = (etag: string) =>
    void (history.entries = history.entries.map((entry) => ({ ...entry, etag })))

  it('overwrites the object, and updates the entry under the same link', async () => {
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toEqual({
      kind: 'replaced',
      cacheControl: 'max-age=60',
      freshUrl: 'https://img.example/a.png?v=etagapng',
    })
    expect(bucket.objects.get('a.png')).toEqual({ uploadId: 'a', sizeBytes: 77 })
    expect(history.entries).toMatchObject([
      {
        id: 'a',
        url: 'https://img.example/a.png',
        sizeBytes: 77,
        sha256: 'ab'.repeat(32),
        dimensions: { width: 3, height: 2 },
        replacedAt: clock.now(),
      },
    ])
    expect(removed).toEqual(['a'])
    expect(told).toEqual([{ sentBytes: 77, totalBytes: 77 }])
  })

  it('asks before it overwrites a changed object, and then does so', async () => {
    change('as-it-was')
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toEqual({ kind: 'changed' })
    expect(bucket.objects.get('a.png')?.sizeBytes).toBe(1234)
    expect(await replacer.replace('a', { path: '/new/b.png' }, true)).toMatchObject({ kind: 'replaced' })
    expect(bucket.objects.get('a.png')?.sizeBytes).toBe(77)
  })

  it('also asks if the object was changed between the look and the request', async () => {
    bucket.failures = [{ failure: failure('key-exists', { key: 'a.png' }), stored: false }]
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toEqual({ kind: 'changed' })
  })

  it('asks if the key may not look, but not if no key was lent', async () => {
    const evidence = { status: 403, code: '', requestId: '' }
    bucket.head = async () => problem({ failure: failure('access-denied'), evidence })
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toEqual({ kind: 'changed' })
    const unlent = failure('access-denied', { reason: 'role' })
    bucket.head = async () => problem({ failure: unlent, evidence })
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({ failure: unlent })
  })

  it('stores the image if the object is gone', async () => {
    bucket.objects.clear()
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({ kind: 'replaced' })
  })

  it.each([
    ['a.png', 'image/apng'],
    ['a.heic', 'image/heif'],
    ['a.JPG', 'image/jpeg'],
    ['no-extension', 'image/webp'],
  ])('accepts, under %s, %s', async (key, contentType) => {
    sniffed = { contentType, extension: 'x' }
    history.entries = [sampleEntry('a', { key, etag: '' })]
    expect(await replacer.replace('a', { path: '/new/b' }, true)).toMatchObject({ kind: 'replaced' })
  })

  it('accepts an image that is converted to the type of the key, as the former image was', async () => {
    sniffed = { contentType: 'image/jpeg', extension: 'jpg' }
    conversion = { ...noConversion, to: 'webp' }
    const file = { path: '/spool/b.jpg', sizeBytes: 40, modifiedAt: 6 }
    const copy = { file, contentType: 'image/webp', dimensions: { width: 3, height: 2 } }
    converter = { convert: async () => success(copy) }
    history.entries = [sampleEntry('a', { key: 'a.webp', etag: '' })]
    expect(await replacer.replace('a', { path: '/new/b.jpg' }, true)).toMatchObject({ kind: 'replaced' })
    expect(bucket.objects.get('a.webp')?.sizeBytes).toBe(40)
    expect(spooled).toEqual(['gone /spool/b.jpg'])
  })

  const jpeg = () => void (sniffed = { contentType: 'image/jpeg', extension: 'jpg' })
  const pdf = () => void (sniffed = { contentType: 'application/pdf', extension: 'pdf' })
  const cut = () => void (isTruncated = true)
  const gone = () => void (history.entries = [])
  const elsewhere = () => void (history.entries = [sampleEntry('a', { key: 'a.png', bucket: 'former' })])

  const atAnotherServer = (key: string) => () => {
    history.entries = [sampleEntry('a', { key, endpoint: 'https://nas.example' })]
  }

  it.each<[string, () => void, Failure['kind'], string]>([
    ['another type than the key says', jpeg, 'not-an-image', 'otherType'],
    ['what is no image', pdf, 'not-an-image', 'misnamed'],
    ['an image that is cut short', cut, 'not-an-image', 'truncated'],
    ['what the history has forgotten', gone, 'unexpected', 'objectMissing'],
    ['a bucket that is no longer the destination', elsewhere, 'settings-incomplete', 'otherBucket'],
    ['what another server has', atAnotherServer('b.png'), 'settings-incomplete', 'otherEndpoint'],
    ['an image whose key is taken here', atAnotherServer('a.png'), 'settings-incomplete', 'otherEndpoint'],
  ])('refuses %s, and changes nothing', async (_what, happen, kind, reason) => {
    happen()
    expect(await replacer.replace('a', { path: '/new/b.png' }, true)).toMatchObject({
      kind: 'refused',
      failure: { kind, facts: { reason } },
    })
    expect([bucket.objects.get('a.png')?.sizeBytes, removed]).toEqual([1234, []])
  })

  it('reports it if the new version cannot be recorded, and does not ask about it in the next try', async () => {
    let isFull = true
    const replace = history.replace.bind(history)
    history.replace = (...version) => (isFull ? problem(failure('disk-full')) : replace(...version))
    let etag = 'etag-a.png'
    const replacedWith: (string | undefined)[] = []
    bucket.head = async () => {
      const evidence = { status: 200, code: '', requestId: '' }
      const object = bucket.objects.get('a.png')
      return success({ answer: object && { ...object, etag, contentType: 'image/png' }, evidence })
    }
    bucket.put = async ({ key, uploadId, source, replaces }) => {
      replacedWith.push(replaces)
      bucket.objects.set(key, { uploadId, sizeBytes: source.sizeBytes })
      etag = 'etag-new'
      return success({ etag })
    }

    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'disk-full', facts: { reason: 'replaced' }, retryable: true },
    })
    expect(removed).toEqual([])
    isFull = false
    expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({ kind: 'replaced' })

    expect(replacedWith).toEqual(['etag-a.png', 'etag-new'])
    expect(history.entries).toMatchObject([{ id: 'a', etag: 'etag-new', sizeBytes: 77 }])
  })

  it('starts the next replacement only after the previous one, so that the later image stays', async () => {
    const put = bucket.put.bind(bucket)
    const sent: string[] = []
    let arrive = (): void => undefined
    const arrival = new Promise<void>((resolve) => (arrive = resolve))
    bucket.put = async (request) => {
      sent.push(request.source.path)
      if (sent.length === 1) await arrival
      return put(request)
    }
    const first = replacer.replace('a', { path: '/new/b.png' }, true)
    await expect.poll(() => sent).toHaveLength(1)
    const second = replacer.replace('a', { path: '/new/c.png' }, true)
    await settled()
    expect(sent).toEqual(['/new/b.png'])
    arrive()
    expect([await first, await second]).toMatchObject([{ kind: 'replaced' }, { kind: 'replaced' }])
    expect(sent).toEqual(['/new/b.png', '/new/c.png'])
  })

  it('keeps pasted bytes only as long as needed', async () => {
    const version = { name: 'pasted.png', bytes: new Uint8Array([1]) }
    expect(await replacer.replace('a', version, false)).toMatchObject({ kind: 'replaced' })
    expect(spooled).toEqual(['pasted.png', 'gone /spool/pasted.png'])
  })

  describe('with removal of metadata', () => {
    const copy = { path: '/spool/copy.png', sizeBytes: 50, modifiedAt: 6 }
    beforeEach(() => void (removes = true))

    it("stores a copy without metadata, deletes the copy, and shows the person's own file", async () => {
      clean = () => success(copy)
      const sources: string[] = []
      const replace = history.replace.bind(history)
      history.replace = (versions) => {
        sources.push(...versions.map(({ source }) => source.path))
        return replace(versions)
      }
      expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({ kind: 'replaced' })
      expect(bucket.objects.get('a.png')?.sizeBytes).toBe(50)
      expect(history.entries).toMatchObject([{ sizeBytes: 50 }])
      expect([sources, spooled]).toEqual([['/new/b.png'], ['gone /spool/copy.png']])
    })

    it('stores an image without metadata as it is', async () => {
      expect(await replacer.replace('a', { path: '/new/b.png' }, false)).toMatchObject({ kind: 'replaced' })
      expect([bucket.objects.get('a.png')?.sizeBytes, spooled]).toEqual([77, []])
    })

    it('refuses an image that cannot be cleaned, and changes nothing', async () => {
      clean = (name) => problem(failure('metadata-stuck', { name }))
      expect(await replacer.replace('a', { path: '/new/b.png' }, true)).toMatchObject({
        kind: 'refused',
        failure: { kind: 'metadata-stuck' },
      })
      expect(bucket.objects.get('a.png')?.sizeBytes).toBe(1234)
    })
  })

  it('gives the entry a link that no cache knows, and a newer one for the next version', async () => {
    replacer.freshenLink('a')
    expect(history.entries[0]?.url).toBe('https://img.example/a.png?v=etagapng')
    bucket.put = async () => success({ etag: '0123456789abcdef' })
    await replacer.replace('a', { path: '/new/b.png' }, true)
    expect(history.entries[0]?.url).toBe('https://img.example/a.png?v=01234567')
    history.entries = [sampleEntry('a', { linkEndsAt: 5, url: 'https://signed.example/a.png' })]
    replacer.freshenLink('a')
    expect(history.entries[0]?.url).toBe('https://signed.example/a.png')
  })

  it('reports it if the fresh link cannot be recorded', () => {
    history.renewLinks = () => problem(failure('disk-full'))
    expect(replacer.freshenLink('a')).toEqual(problem(failure('disk-full')))
  })
})
