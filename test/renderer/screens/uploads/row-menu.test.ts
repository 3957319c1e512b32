import { describe, expect, it } from 'vitest'
import { failure } from '../../../../electron/shared/failures/failure'
import { linkFormats } from '../../../../electron/shared/links/link-format'
import type { UploadStatus } from '../../../../electron/shared/uploads/upload'
import { chosenRowAction, retryable, rowMenu } from '../../../../renderer/screens/uploads/row-menu'
import { upload } from '../../examples'

const done: UploadStatus = { state: 'done', url: 'https://img/a.png', key: 'a.png', etag: '' }
const ending: UploadStatus = { ...done, linkEndsAt: 1 }
const failed: UploadStatus = { state: 'failed', failure: failure('timeout') }
const refused: UploadStatus = { state: 'failed', failure: failure('not-an-image') }
const waiting: UploadStatus = { state: 'waiting' }
const cancelled: UploadStatus = { state: 'cancelled' }

const uploads = (statuses: readonly UploadStatus[]) =>
  statuses.map((status, index) => upload(`u${index}`, { status }))

describe('the menu of a selection', () => {
  it.each([
    [[done], 'copy open details alt remove select-all'],
    [[done, done], 'copy remove select-all'],
    [[ending], 'copy open renew details alt remove select-all'],
    [[ending, done, ending], 'copy renew remove select-all'],
    [[failed], 'details retry remove select-all'],
    [[refused], 'details remove select-all'],
    [[waiting], 'alt cancel select-all'],
    [[cancelled], 'retry remove select-all'],
    [[done, waiting, cancelled], 'copy retry cancel remove select-all'],
  ])('offers what applies: %#', (statuses, offered) => {
    const entries = rowMenu(uploads(statuses), (key) => key)
    const enabled = entries.flatMap((entry) => (entry.kind === 'action' && entry.isEnabled ? [entry.id] : []))
    expect(enabled.join(' ')).toBe(offered)
  })

  it('offers formats only if there is a link', () => {
    const groupOf = (statuses: readonly UploadStatus[]) =>
      rowMenu(uploads(statuses), (key) => key).find(({ kind }) => kind === 'group')
    const others = linkFormats.slice(1).map(() => ({}))
    expect(groupOf([waiting])).toMatchObject({ actions: [{ isEnabled: false }, ...others] })
    expect(groupOf([done])).toMatchObject({ actions: [{ isEnabled: true }, ...others] })
  })

  it.each([
    ['copy', 'copy'],
    ['copy-as:rst', { format: 'rst' }],
    ['copy-as:rtf', undefined],
    ['anything', undefined],
  ])('%s means %j', (id, action) => {
    expect(chosenRowAction(id)).toEqual(action)
  })

  it('retries only what may succeed', () => {
    expect(retryable(uploads([done, failed, refused, waiting, cancelled])).map(({ id }) => id)).toEqual([
      'u1',
      'u4',
    ])
  })
})
