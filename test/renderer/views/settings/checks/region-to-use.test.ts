import { describe, expect, it } from 'vitest'
import type { CheckOutcome } from '../../../../../electron/shared/destinations/check'
import { failure } from '../../../../../electron/shared/failures/failure'
import { regionToUse } from '../../../../../renderer/views/settings/checks/region-to-use'

const evidence = { status: 301, code: 'PermanentRedirect', requestId: 'Z3K9' }
const failed = (facts: Record<string, string>): CheckOutcome => ({
  status: 'failed',
  failure: failure('wrong-region', facts),
  evidence,
})
const skipped: CheckOutcome = { status: 'skipped' }

describe('the region to use', () => {
  it.each([
    ['the one the server named', failed({ actual: 'ap-northeast-2' }), 'ap-northeast-2'],
    ['none if the server did not name one', failed({}), undefined],
    ['none if nothing failed', skipped, undefined],
    [
      'none for another failure',
      { status: 'failed', failure: failure('access-denied', { actual: 'x' }), evidence },
      undefined,
    ],
  ] satisfies [string, CheckOutcome, string | undefined][])('is %s', (_, outcome, region) => {
    expect(regionToUse(outcome)).toBe(region)
  })
})
