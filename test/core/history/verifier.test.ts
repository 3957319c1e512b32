import { beforeEach, describe, expect, it } from 'vitest'
import { openerFor } from '../../../electron/core/history/open-for-entry'
import { Verifier } from '../../../electron/core/history/verifier'
import type { PublicAnswer } from '../../../electron/core/ports/web'
import type { OpenDestination } from '../../../electron/core/open-destination'
import { noEvidence } from '../../../electron/shared/destinations/check'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory } from '../../support/memory-ports'
import { sampleFields } from '../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../support/sample-entries'

const opened: PublicAnswer = {
  status: 200,
  contentType: 'image/png',
  contentDisposition: '',
  milliseconds: 84,
  code: '',
  requestId: '',
  sizeBytes: 1234,
  finalUrl: 'https://images.example.com/photo.png',
  isFromCache: false,
}

describe('checking whether an image is still there', () => {
  const clock = new FakeClock()
  let history: MemoryHistory
  let bucket: MemoryBucket
  let opens: Result<OpenDestination, Failure>
  let link: Result<PublicAnswer, Failure>
  let verifier: Verifier
  let fetchHead: () => Promise<Result<PublicAnswer, Failure>>

  beforeEach(() => {
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    opens = success({ fields: { ...sampleFields, bucket: 'bucket' }, store: bucket })
    link = success(opened)
    fetchHead = async () => link
    verifier = new Verifier({
      clock,
      history,
      open: openerFor(() => opens),
      web: { fetchHead: () => fetchHead() },
      onHistoryChange: () => undefined,
    })
    history.add([{ entry: sampleEntry('a', { key: 'a.png', etag: 'etag-a.png' }), source: sampleSource() }])
    bucket.objects.set('a.png', { uploadId: 'a', sizeBytes: 1234 })
  })

  const denied = () => {
    const evidence = { status: 403, code: '', requestId: '' }
    bucket.head = async () => problem({ failure: failure('access-denied'), evidence })
  }
  const forbidden = () => {
    link = success({ ...opened, status: 403 })
  }
  const asDownload = () => {
    link = success({ ...opened, contentDisposition: 'attachment' })
  }
  const noLink = () => {
    link = problem(failure('offline'))
  }
  const atAnotherServer = (key: string) => () => {
    history.entries = [sampleEntry('a', { key, endpoint: 'https://nas.example' })]
  }
  const noDestination = () => {
    opens = problem(failure('settings-incomplete', { reason: 'destination' }))
  }

  it.each([
    ['is public', [], { kind: 'public', milliseconds: 84, contentType: 'image/png' }],
    ['is public, but a download', [asDownload], { kind: 'public', note: 'downloads' }],
    ['is missing', [() => bucket.objects.clear()], { kind: 'missing' }],
    ['is public on another server', [atAnotherServer('b.png')], { kind: 'public' }],
    ['is public there, though its key is taken here', [atAnotherServer('a.png')], { kind: 'public' }],
    ['cannot be found on another server', [atAnotherServer('b.png'), noLink], { kind: 'unknown' }],
    ['is private', [forbidden], { kind: 'not-public', failure: { kind: 'access-denied' } }],
    ['is there, but its link leads nowhere', [noLink], { kind: 'not-public', failure: { kind: 'offline' } }],
    ['is public, though the key may not look', [denied], { kind: 'public' }],
    ['is public, though the destination is gone', [noDestination], { kind: 'public' }],
    ['is private as far as can be told', [noDestination, forbidden], { kind: 'not-public' }],
    ['cannot be reached', [denied, noLink], { kind: 'unknown', failure: { kind: 'access-denied' } }],
    [
      'was changed by others',
      [() => void (history.entries = [sampleEntry('a', { key: 'a.png', etag: 'earlier' })])],
      { kind: 'changed' },
    ],
  ])('%s', async (_what, happenings, finding) => {
    for (const happen of happenings) happen()
    await verifier.verify(['a'])
    expect(history.entries).toMatchObject([{ finding: { at: clock.now(), ...finding } }])
  })

  it('has a link that has expired, which says nothing about its key', async () => {
    const url = 'https://images.example.com/photo.png?X-Amz-Signature=c0ffee'
    history.renewLinks([{ id: 'a', link: { url, linkEndsAt: clock.now() } }])
    link = success({ ...opened, status: 403, code: 'AccessDenied' })
    await verifier.verify(['a'])
    expect(history.entries).toMatchObject([
      { finding: { kind: 'not-public', failure: { facts: { reason: 'linkEnded' } } } },
    ])
  })

  it('notes nothing about a link that is renewed meanwhile', async () => {
    fetchHead = async () => {
      history.renewLinks([{ id: 'a', link: { url: 'https://images.example.com/new.png' } }])
      return success({ ...opened, status: 403 })
    }
    expect(await verifier.verify(['a'])).toEqual({ checked: 0, open: 0, missing: 0 })
    expect(history.entries[0]).not.toHaveProperty('finding')
  })

  it('asks the bucket and opens the link at the same time', async () => {
    let tellOpened = (): void => undefined
    const isOpened = new Promise<void>((resolve) => {
      tellOpened = resolve
    })
    const head = bucket.head.bind(bucket)
    bucket.head = (...asked) => isOpened.then(() => head(...asked))
    fetchHead = async () => {
      tellOpened()
      return link
    }
    expect(await verifier.verify(['a'])).toMatchObject({ checked: 1, open: 1 })
  })

  it('counts the results', async () => {
    history.add([{ entry: sampleEntry('b', { key: 'gone.png' }), source: sampleSource() }])
    expect(await verifier.verify(['a', 'b', 'unknown'])).toEqual({ checked: 2, open: 1, missing: 1 })
  })

  it('records nothing after it has ended', async () => {
    verifier.dispose()
    expect(await verifier.verify(['a'])).toEqual({ checked: 0, open: 0, missing: 0 })
    expect(history.entries[0]).not.toHaveProperty('finding')
  })

  it('notes nothing about an image that is moved meanwhile', async () => {
    bucket.head = async () => {
      const link = { url: 'https://images.example.com/moved.png' }
      history.relocate([{ id: 'a', key: 'moved.png', name: 'moved.png', etag: 'etag-moved.png', link }])
      return success({ answer: undefined, evidence: noEvidence })
    }
    expect(await verifier.verify(['a'])).toEqual({ checked: 0, open: 0, missing: 0 })
    expect(history.entries).toMatchObject([{ key: 'moved.png' }])
    expect(history.entries[0]).not.toHaveProperty('finding')
  })
})
