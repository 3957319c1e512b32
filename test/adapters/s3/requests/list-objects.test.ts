import { expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { s3Refusal, scriptedStore } from '../../../support/servers/scripted-server'

it('a listing refused without a reason is reported as missing the right to list, not to upload', async () => {
  const { store } = await scriptedStore(() => s3Refusal(403, 'AccessDenied'))
  const listed = await store.list({ prefix: '', continuation: '', signal: neverAborted() })
  expect(listed).toMatchObject({
    problem: { failure: { kind: 'access-denied', facts: { reason: 'list', action: 'ListBucket' } } },
  })
})
