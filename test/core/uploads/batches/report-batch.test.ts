import { beforeEach, describe, expect, it } from 'vitest'
import { LinkCopier } from '../../../../electron/core/links/link-copier'
import { uploadLink } from '../../../../electron/core/links/upload-link'
import { NoticeBoard } from '../../../../electron/core/notice-board'
import { defaultPreferences } from '../../../../electron/core/settings/stored-preferences'
import type { BatchOrigin } from '../../../../electron/core/uploads/batches/batch-watcher'
import { reportBatch } from '../../../../electron/core/uploads/batches/report-batch'
import { UploadList } from '../../../../electron/core/uploads/upload-list'
import { failure } from '../../../../electron/shared/failures/failure'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { sampleRecord } from '../../../support/sample-records'
import { MemoryJournal } from '../../../support/memory-ports'

const done: UploadStatus = { state: 'done', url: 'https://img/a.png', key: 'a.png', etag: '' }
const failed: UploadStatus = { state: 'failed', failure: failure('timeout') }

describe('the report at the end of a batch', () => {
  let clipboard: string
  let notified: string[]
  let notices: NoticeBoard
  let wantsCopy: boolean
  let isWindowFocused: boolean
  beforeEach(() => {
    clipboard = ''
    notified = []
    notices = new NoticeBoard()
    wantsCopy = false
    isWindowFocused = false
  })

  async function report(origin: BatchOrigin, ...statuses: readonly UploadStatus[]): Promise<void> {
    const list = new UploadList(new MemoryJournal())
    for (const [index, status] of statuses.entries()) list.add(sampleRecord(`u${index}`, { status }))
    const preferences = () => ({ ...defaultPreferences, copyLinksWhenFinished: wantsCopy })
    await reportBatch(
      {
        preferences,
        copier: new LinkCopier({
          preferences,
          notices,
          destination: () => undefined,
          clipboard: {
            writeText: async () => undefined,
            writeLinks: async ({ text }) => {
              clipboard = text
            },
            readText: async () => clipboard,
            snapshot: async () => async () => undefined,
          },
        }),
        list,
        linkService: {
          subjects: (ids) => list.read(ids).flatMap((record) => uploadLink(record, () => 'pictures') ?? []),
        },
        translate: (key) => key,
        isWindowFocused: () => isWindowFocused,
        notify: ({ title, body }) => notified.push(`${title}: ${body}`),
      },
      { origin, uploadIds: list.ids },
    )
  }

  it('copies the links of a batch from elsewhere and says so', async () => {
    await report('elsewhere', done)
    expect(clipboard).toBe('https://img/a.png')
    expect(notified).toEqual(['notification.copied: https://img/a.png'])
    expect(notices.take()).toMatchObject([{ kind: 'links-copied', count: 1 }])
  })

  it('leaves the clipboard alone after a drop, unless the person wants the links copied', async () => {
    await report('window', done)
    expect(clipboard).toBe('')
    wantsCopy = true
    await report('window', done)
    expect(clipboard).toBe('https://img/a.png')
  })

  it('shows no notification while the person looks at the window', async () => {
    isWindowFocused = true
    await report('window', done)
    expect(notified).toEqual([])
  })

  it.each([
    [[done, done], 'notification.ready'],
    [[done, failed], 'notification.partly'],
    [[failed, failed], 'notification.failed'],
  ])('says how the batch ended', async (statuses, title) => {
    await report('window', ...statuses)
    expect(notified.map((words) => words.split(':')[0])).toEqual([title])
  })

  it('is silent for a terminal, which prints the links itself', async () => {
    wantsCopy = true
    await report('terminal', done)
    expect([clipboard, notified]).toEqual(['', []])
  })

  it('is silent about a batch that was cancelled', async () => {
    await report('elsewhere', { state: 'cancelled' })
    expect(notified).toEqual([])
  })
})
