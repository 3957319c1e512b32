import { beforeEach, describe, expect, it } from 'vitest'
import { LinkCopier } from '../../../electron/core/links/link-copier'
import { LinkService } from '../../../electron/core/links/link-service'
import { LinkRenewer } from '../../../electron/core/links/link-renewer'
import { uploadLink } from '../../../electron/core/links/upload-link'
import { NoticeBoard } from '../../../electron/core/notice-board'
import { defaultPreferences } from '../../../electron/core/settings/stored-preferences'
import { UploadList } from '../../../electron/core/uploads/upload-list'
import { failure } from '../../../electron/shared/failures/failure'
import { success } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { MemoryBucket } from '../../support/memory-bucket'
import { MemoryHistory, MemoryJournal } from '../../support/memory-ports'
import { sampleFields } from '../../support/memory-settings'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { sampleRecord } from '../../support/sample-records'

describe('the links of uploads and entries', () => {
  let list: UploadList
  let history: MemoryHistory
  let bucket: MemoryBucket
  let clock: FakeClock
  let notices: NoticeBoard
  let clipboard: string
  let linkService: LinkService

  beforeEach(() => {
    list = new UploadList(new MemoryJournal())
    history = new MemoryHistory()
    bucket = new MemoryBucket()
    clock = new FakeClock()
    notices = new NoticeBoard()
    clipboard = 'mine'
    bucket.linkEndsAt = clock.now() + 5_000
    const fields = { ...sampleFields, bucket: 'bucket', linkLifeSeconds: 5 }
    linkService = new LinkService({
      list,
      history,
      linkOf: (record) => uploadLink(record, () => 'bucket'),
      renewer: new LinkRenewer({
        list,
        history,
        clock,
        open: () => success({ fields, store: bucket }),
        onHistoryChange: () => undefined,
      }),
      copier: new LinkCopier({
        notices,
        preferences: () => defaultPreferences,
        destination: () => undefined,
        clipboard: {
          writeLinks: async ({ text }) => {
            clipboard = text
          },
          writeText: async (text) => {
            clipboard = text
          },
          readText: async () => clipboard,
          snapshot: async () => async () => undefined,
        },
      }),
      prover: { prove: async (subjects) => subjects.map(() => undefined) },
      notices,
      clock,
    })
    history.add([
      { entry: sampleEntry('public', { url: 'https://img.example/public.png' }), source: sampleSource() },
      {
        entry: sampleEntry('ended', { key: 'ended.png', linkEndsAt: clock.now() - 1 }),
        source: sampleSource(),
      },
    ])
    const done = { state: 'done', url: 'https://img.example/row.png', key: 'row.png', etag: 'e' } as const
    list.add(sampleRecord('row', { status: done }))
    list.add(sampleRecord('waiting'))
  })

  it('come from the list and the history, in the order asked for', async () => {
    expect(linkService.subjects(['row', 'waiting', 'gone', 'public']).map(({ url }) => url)).toEqual([
      'https://img.example/row.png',
      'https://img.example/public.png',
    ])
  })

  it('are renewed before they are copied if they have ended, however short their new life is', async () => {
    await expect(linkService.copy(['ended', 'public'])).resolves.toBe(2)
    expect(clipboard.split('\n')).toEqual([
      expect.stringContaining('https://signed.example/ended.png'),
      'https://img.example/public.png',
    ])
  })

  it('are left out if they cannot be renewed, with the reason', async () => {
    bucket.presignFailure = failure('credentials-expired')

    await expect(linkService.copy(['ended', 'public'])).resolves.toBe(1)

    expect(clipboard).toBe('https://img.example/public.png')
    expect(notices.take()).toContainEqual({ kind: 'failure', failure: failure('credentials-expired') })
  })

  it('leave the clipboard alone if none is left to copy', async () => {
    bucket.presignFailure = failure('credentials-expired')
    await expect(linkService.copy(['ended'])).resolves.toBe(0)
    expect(clipboard).toBe('mine')
  })

  it('are counted when they are renewed', async () => {
    await expect(linkService.renew(['ended'])).resolves.toBe(1)
    expect(history.find(['ended'])[0]?.linkEndsAt).toBe(bucket.linkEndsAt)
  })
})
