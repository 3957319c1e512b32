import { expect, it } from 'vitest'
import { noSignal } from '../../integration/s3/stores'
import { s3Refusal, scriptedStore } from '../../support/servers/scripted-server'

it('a listing that is refused without a word is told by the right to list, not by that to upload', async () => {
  const { store } = await scriptedStore(() => s3Refusal(403, 'AccessDenied'))
  const listed = await store.list({ prefix: '', continuation: '', signal: noSignal() })
  expect(listed).toMatchObject({
    problem: { failure: { kind: 'access-denied', facts: { reason: 'list', action: 'ListBucket' } } },
  })
})
