import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { s3Refusal, scriptedStore } from '../../../support/servers/scripted-server'

const image = { from: 'old.png', to: 'new.png', etag: 'e', sizeBytes: 5 }

/** A copy to a server that refuses it by a condition, and has by then an image of that ETag under the old key. */
async function refusedCopy(etag: string) {
  const there = { status: 200, headers: { etag: `"${etag}"`, 'content-length': '5' } }
  const { store } = await scriptedStore(({ method }) =>
    method === 'PUT' ? s3Refusal(412, 'PreconditionFailed') : there,
  )
  const copied = await store.copy({ ...image, signal: neverAborted() })
  return copied.ok ? undefined : copied.problem
}

describe('a copy in one request', () => {
  it('reports a changed source as changed, and not its new key as taken', async () => {
    expect(await refusedCopy('of-somebody-else')).toMatchObject({
      kind: 'unexpected',
      facts: { reason: 'objectChanged', key: image.from },
    })
  })

  it('names a key that was taken meanwhile', async () => {
    expect(await refusedCopy(image.etag)).toMatchObject({
      kind: 'key-exists',
      facts: { reason: 'move', key: image.to },
    })
  })
})
