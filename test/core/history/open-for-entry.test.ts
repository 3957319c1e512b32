import { describe, expect, it } from 'vitest'
import { openerFor } from '../../../electron/core/history/open-for-entry'
import { missingDestination } from '../../../electron/core/settings/destination-lookup'
import { describeFailure, failure } from '../../../electron/shared/failures/failure'
import { createWords } from '../../../electron/adapters/words/words'
import { problem } from '../../../electron/shared/result'
import { sampleEntry } from '../../support/sample-entries'

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
