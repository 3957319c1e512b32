import { expect, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { renewedProfile, s3Refusal, scriptedStore } from '../../support/servers/scripted-server'

it('uploads whose keys have expired all continue with new ones, even those that are refused later', async () => {
  let isFirstRenewed: () => void = () => undefined
  const renewed = new Promise<void>((resolve) => (isFirstRenewed = resolve))
  const { store } = await scriptedStore(
    async ({ path, keyId }) => {
      const isFirst = path.includes('first')
      if (keyId === 'NEW') {
        if (isFirst) isFirstRenewed()
        return { status: 200, headers: { etag: '"e"' } }
      }
      if (!isFirst) await renewed
      return s3Refusal(400, 'ExpiredToken')
    },
    { credentialsSource: { kind: 'profile', name: 'blog' } },
    renewedProfile('OLD', 'NEW'),
  )

  const answers = await Promise.all(
    ['first.png', 'second.png'].map((key) =>
      store.putBytes(key, new Uint8Array(3), 'image/png', neverAborted()),
    ),
  )

  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
})
