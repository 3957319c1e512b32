import { beforeEach, describe, expect, it } from 'vitest'
import { LinkRenewer } from '../../../electron/core/links/link-renewer'
import type { Clock } from '../../../electron/core/ports/clock'
import type { BucketLocation } from '../../../electron/core/bucket-location'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import type { UploadStatus } from '../../../electron/shared/uploads/upload'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../support/memory-ports'
import { sampleFields } from '../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { sampleRecord } from '../../support/sample-records'

const hour = 3_600_000

describe('renewing links', () => {
  let list: UploadList
  let history: MemoryHistory
  let bucket: MemoryBucket
  let clock: FakeClock
  let fields: DestinationFields
  let told: number
  let links: LinkRenewer

  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    clock = new FakeClock()
    fields = { ...sampleFields, bucket: 'photos', linkLifeSeconds: 3600 }
    told = 0
    bucket.linkEndsAt = clock.now() + hour
    links = renewerWith(clock)
  })

  function renewerWith(itsClock: Clock): LinkRenewer {
    return new LinkRenewer({
      list,
      history,
      clock: itsClock,
      open: (id) =>
        id === 'gone' ? problem(failure('settings-incomplete')) : success({ fields, store: bucket }),
      onHistoryChange: () => {
        told += 1
      },
    })
  }

  function remember(id: string, linkEndsAt?: number, destinationId = 'blog'): void {
    const end = linkEndsAt === undefined ? {} : { linkEndsAt }
    const url = `https://old.example/${id}.png`
    const entry = sampleEntry(id, { key: `${id}.png`, url, bucket: 'photos', destinationId, ...end })
    history.add([{ entry, source: sampleSource() }])
  }

  function finish(id: string, change: Partial<Extract<UploadStatus, { state: 'done' }>>): void {
    const url = `https://old.example/${id}.png`
    list.add(sampleRecord(id, { status: { state: 'done', url, key: `${id}.png`, etag: 'e', ...change } }))
  }

  /** An upload in the list whose entry was removed from the history. */
  function send(id: string, sentTo: BucketLocation, change: { duplicateOf?: string } = {}): void {
    const status = {
      state: 'done',
      url: `https://old.example/${id}.png`,
      key: `${id}.png`,
      etag: 'e',
    } as const
    const ended = { ...status, linkEndsAt: clock.now() - hour, ...change }
    list.add(sampleRecord(id, { status: ended, plan: { sentTo } }))
  }

  const urlOf = (id: string): string | undefined => history.find([id])[0]?.url

  it('leaves the link of an image that is moved while the new one is signed', async () => {
    remember('a', clock.now() - hour)
    const presign = bucket.presign.bind(bucket)
    bucket.presign = (...asked) => {
      const link = { url: 'https://signed.example/moved.png', linkEndsAt: bucket.linkEndsAt }
      history.relocate([{ id: 'a', key: 'moved.png', name: 'moved.png', etag: 'e', link }])
      return presign(...asked)
    }
    expect(await links.renew(['a'])).toEqual({ renewed: 0, failure: undefined })
    expect(urlOf('a')).toBe('https://signed.example/moved.png')
  })

  it('gives the history the new link and its end, and reports the change once', async () => {
    remember('a', clock.now() - hour)
    remember('b', clock.now() - hour)

    await expect(links.renew(['a', 'b'])).resolves.toEqual({ renewed: 2, failure: undefined })

    expect(history.find(['a'])[0]).toMatchObject({ linkEndsAt: bucket.linkEndsAt })
    expect(urlOf('a')).toMatch(/^https:\/\/signed\.example\/a\.png\?X-Amz-Expires=3600/)
    expect(told).toBe(1)
  })

  it('gives the row in the list the same link as the history', async () => {
    remember('a', clock.now() - hour)
    finish('a', { linkEndsAt: clock.now() - hour })

    await links.renew(['a'])

    expect(list.get('a')?.upload.status).toMatchObject({
      url: urlOf('a'),
      linkEndsAt: bucket.linkEndsAt,
      renewedAt: clock.now(),
    })
  })

  it('renews a row that repeats an earlier upload, and leaves that upload alone', async () => {
    remember('first', clock.now() + hour)
    finish('again', { duplicateOf: 'first', linkEndsAt: clock.now() - hour })

    await links.renew(['again'])

    expect(list.get('again')?.upload.status).toMatchObject({ linkEndsAt: bucket.linkEndsAt })
    expect(urlOf('first')).toBe('https://old.example/first.png')
  })

  it('leaves links alone that have not ended or never end', async () => {
    remember('fresh', clock.now() + hour)
    remember('public')
    remember('ended', clock.now() - 1)

    await expect(links.renewEnded(['fresh', 'public', 'ended'])).resolves.toEqual({
      renewed: 1,
      failure: undefined,
    })

    expect(urlOf('fresh')).toBe('https://old.example/fresh.png')
    expect(urlOf('public')).toBe('https://old.example/public.png')
  })

  it('gives a public link, without an end, if the destination now has public links', async () => {
    remember('a', clock.now() - hour)
    fields = { ...fields, linkLifeSeconds: 0, publicUrlBase: 'https://img.example' }

    await links.renew(['a'])

    expect(history.find(['a'])[0]).toEqual(
      sampleEntry('a', {
        key: 'a.png',
        bucket: 'photos',
        destinationId: 'blog',
        url: 'https://img.example/a.png',
      }),
    )
  })

  it('leaves public links of a public destination as they are', async () => {
    remember('a')
    fields = { ...fields, linkLifeSeconds: 0, publicUrlBase: 'https://moved.example' }

    await expect(links.renew(['a'])).resolves.toEqual({ renewed: 0, failure: undefined })

    expect(urlOf('a')).toBe('https://old.example/a.png')
  })

  it('presigns public links if the destination now has presigned ones', async () => {
    remember('a')

    await expect(links.renew(['a'])).resolves.toEqual({ renewed: 1, failure: undefined })

    expect(urlOf('a')).toContain('https://signed.example/a.png')
  })

  it('yields to other work while it makes very many, and reports the change once', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `image ${index}`)
    for (const id of ids) remember(id, clock.now() - hour)
    const doneByTurn: number[] = []
    const after = (_milliseconds: number, callback: () => void) => {
      doneByTurn.push(history.entries.filter(({ url }) => url.startsWith('https://signed.example/')).length)
      callback()
      return () => undefined
    }

    await expect(renewerWith({ now: () => clock.now(), after }).renew(ids)).resolves.toMatchObject({
      renewed: 250,
    })

    expect(doneByTurn).toEqual([100, 200])
    expect(told).toBe(1)
  })

  it('reports why a link could not be made, and makes the others', async () => {
    remember('a', clock.now() - hour, 'gone')
    remember('b', clock.now() - hour)

    const answer = await links.renew(['a', 'b'])

    expect(answer).toEqual({ renewed: 1, failure: failure('settings-incomplete') })
    expect(urlOf('a')).toBe('https://old.example/a.png')
  })

  it('reports it if new links cannot be recorded, and keeps those of listed uploads for this run', async () => {
    remember('a', clock.now() - hour)
    finish('a', { linkEndsAt: clock.now() - hour })
    history.renewLinks = () => problem(failure('disk-full'))

    await expect(links.renew(['a'])).resolves.toEqual({ renewed: 0, failure: failure('disk-full') })

    expect(list.get('a')?.upload.status).toMatchObject({ linkEndsAt: bucket.linkEndsAt })
    expect(told).toBe(0)
  })

  it("makes no link into another bucket than the image's", async () => {
    remember('a', clock.now() - hour)
    fields = { ...fields, bucket: 'others' }

    const { failure: reason } = await links.renew(['a'])

    expect(reason).toMatchObject({
      kind: 'settings-incomplete',
      facts: { reason: 'otherBucket', bucket: 'photos', name: 'My bucket' },
    })
  })

  it('makes no link into another bucket than that of a listed image that the history no longer has', async () => {
    send('former', { endpoint: fields.endpoint, bucket: 'former' })
    send('present', { endpoint: fields.endpoint, bucket: 'photos' })

    const { renewed, failure: reason } = await links.renew(['former', 'present'])

    expect(renewed).toBe(1)
    expect(reason).toMatchObject({
      kind: 'settings-incomplete',
      facts: { reason: 'otherBucket', bucket: 'former', name: fields.name },
    })
    expect(list.get('former')?.upload.status).toMatchObject({ url: 'https://old.example/former.png' })
    expect(list.get('present')?.upload.status).toMatchObject({ linkEndsAt: bucket.linkEndsAt })
  })

  it('renews a row that repeats an upload of its present bucket, and was first sent to another one', async () => {
    send('again', { endpoint: fields.endpoint, bucket: 'former' }, { duplicateOf: 'removed' })

    await expect(links.renew(['again'])).resolves.toEqual({ renewed: 1, failure: undefined })
  })

  it('makes no link to another server than that of a listed image that the history no longer has', async () => {
    send('lost', { endpoint: 'https://before.example', bucket: 'photos' })
    send('copied', { endpoint: 'https://before.example', bucket: 'photos' })
    bucket.objects.set('copied.png', { uploadId: 'copied', sizeBytes: 1, etag: 'e' })

    const { renewed, failure: reason } = await links.renew(['lost', 'copied'])

    expect(renewed).toBe(1)
    expect(reason).toMatchObject({ kind: 'settings-incomplete', facts: { reason: 'otherEndpoint' } })
    expect(list.get('lost')?.upload.status).toMatchObject({ url: 'https://old.example/lost.png' })
  })

  it('makes no link to another server that does not have the image', async () => {
    const ended = { linkEndsAt: clock.now() - hour, endpoint: 'https://before.example' }
    for (const key of ['lost.png', 'other.png', 'copied.png']) {
      const place = { key, bucket: 'photos', etag: `etag-${key}` }
      const entry = sampleEntry(key, { ...place, url: `https://old.example/${key}`, ...ended })
      history.add([{ entry, source: sampleSource() }])
    }
    bucket.objects.set('copied.png', { uploadId: 'copied.png', sizeBytes: 1 })
    bucket.objects.set('other.png', { uploadId: 'later', sizeBytes: 1, etag: 'another' })

    const { renewed, failure: reason } = await links.renew(['lost.png', 'other.png', 'copied.png'])

    expect(renewed).toBe(1)
    expect(reason).toMatchObject({ kind: 'settings-incomplete', facts: { reason: 'otherEndpoint' } })
    expect(urlOf('lost.png')).toBe('https://old.example/lost.png')
    expect(urlOf('other.png')).toBe('https://old.example/other.png')
    expect(urlOf('copied.png')).toMatch(/^https:\/\/signed\.example\/copied\.png/)
  })
})
