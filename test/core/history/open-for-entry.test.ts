import { describe, expect, it } from 'vitest'
import { bucketOpenerFor, openerFor } from '../../../electron/core/history/open-for-entry'
import { missingDestination } from '../../../electron/core/settings/destination-lookup'
import { describeFailure, failure } from '../../../electron/shared/failures/failure'
import { createWords } from '../../../electron/adapters/words/words'
import { OpenDestinations } from '../../../electron/core/uploads/open-destinations'
import { problem, success } from '../../../electron/shared/result'
import { MemoryBucket } from '../../support/memory-bucket'
import { sampleEntry } from '../../support/sample-entries'
import { sampleTarget } from '../../support/sample-target'

describe('opening the destination of an entry', () => {
  it('names the one that was deleted, and does not advise to choose another one for an image that is there', () => {
    const opened = openerFor(() => problem(missingDestination()))(sampleEntry('a'))
    const expected = failure('settings-incomplete', {
      ...{ reason: 'formerDestination', bucket: 'bucket', name: 'My bucket' },
    })
    expect(opened).toEqual(problem(expected))
    expect(describeFailure(expected, createWords('en').translate)).toEqual({
      message: 'My bucket is no longer among your destinations.',
      fix: 'Change or delete the image at your provider. Here you can still remove it from the history.',
    })
  })

  it('passes on why else a destination cannot be opened', () => {
    const refusal = problem(failure('credentials-missing'))
    expect(openerFor(() => refusal)(sampleEntry('a'))).toEqual(refusal)
  })
})

describe('opening the bucket of an entry whose destination names another one by now', () => {
  const endpoint = 'https://nas.example'
  const destinations = new OpenDestinations({ open: () => new MemoryBucket() }, () =>
    success(sampleTarget({ endpoint, bucket: 'new' })),
  )
  const openBucket = bucketOpenerFor(destinations)

  it('succeeds on the same server', () => {
    const opened = openBucket(sampleEntry('a', { endpoint, bucket: 'former' }))
    expect(opened).toMatchObject({ ok: true, value: { fields: { bucket: 'former', endpoint } } })
  })

  it('fails on another server: its credentials are not for that one', () => {
    const opened = openBucket(sampleEntry('a', { endpoint: 'https://other.example', bucket: 'former' }))
    expect(opened).toMatchObject({ ok: false, problem: { facts: { reason: 'otherEndpoint' } } })
  })

  it('fails for an entry of an early version, which did not record the server', () => {
    const { endpoint: _unknown, ...entry } = sampleEntry('a', { bucket: 'former' })
    expect(openBucket(entry)).toMatchObject({ ok: false, problem: { facts: { reason: 'otherBucket' } } })
  })
})
