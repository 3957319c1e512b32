import { randomBytes } from 'node:crypto'
import { expect, inject, it, onTestFinished } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { makeSource } from '../../support/files/source-file'
import { publicTarget } from '../../support/servers/targets'
import { makeCertificate, startTlsFront } from '../../support/servers/tls-front'
import { putRequest, useFolder, useStores } from './stores'

const publicStore = inject('publicStore')
const open = useStores()
const folder = useFolder()

it('one handshake serves a whole batch: connections are kept, and later ones continue its session', async () => {
  const authority = await makeCertificate('Home authority')
  const front = await startTlsFront(
    publicStore.endpoint,
    await makeCertificate('nas.home', { issuer: authority }),
  )
  onTestFinished(() => front.stop())
  const { endpoint } = front
  const store = open(publicTarget(publicStore, { endpoint, certificateAuthority: authority.certificate }))
  const source = await makeSource(folder(), 'many.png', randomBytes(10_000))
  const sixteenAtOnce = (round: number) =>
    Promise.all(
      Array.from({ length: 16 }, (_, number) =>
        store.put(putRequest(source, { key: `connections/${round}-${number}.png` })),
      ),
    )
  // As while files hover over the window.
  expect(await store.bucketRegion(neverAborted())).toMatchObject({ ok: true })

  const answers = [await sixteenAtOnce(1), await sixteenAtOnce(2), await sixteenAtOnce(3)].flat()

  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(front.resumed.length).toBeLessThanOrEqual(16)
  expect(front.resumed.filter((isResumed) => !isResumed)).toHaveLength(1)
})
