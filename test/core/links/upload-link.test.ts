import { describe, expect, it } from 'vitest'
import type { UploadPlan } from '../../../electron/core/ports/journal'
import { uploadLink } from '../../../electron/core/links/upload-link'
import { sampleRecord } from '../../support/sample-records'

describe('the link of an upload', () => {
  const status = {
    state: 'done',
    url: 'https://img.x/a.png',
    key: 'a.png',
    etag: 'e',
    finishedAt: 5,
  } as const

  function bucketWith(change: Partial<UploadPlan>): string | undefined {
    const { plan, ...rest } = sampleRecord('a', { status })
    return uploadLink({ ...rest, plan: { ...plan, ...change } }, () => 'present')?.bucket
  }

  it('names the bucket that the image is in, even if its destination names another one by now', () => {
    expect(bucketWith({ sentTo: { endpoint: '', bucket: 'former' } })).toBe('former')
  })

  it('names the bucket of its destination if the image was there already', () => {
    expect(bucketWith({})).toBe('present')
  })

  it('does not exist before the upload is done', () => {
    expect(uploadLink(sampleRecord('a'), () => 'present')).toBeUndefined()
  })
})
