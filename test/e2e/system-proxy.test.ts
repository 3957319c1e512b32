import { expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startForwardProxy } from '../support/servers/forward-proxy'

const store = inject('publicStore')

test('uploads go through the proxy that the system names', async () => {
  const proxy = await startForwardProxy()
  onTestFinished(() => proxy.stop())
  const { app, page } = await ollimForTest({ environment: destinationIn(store, 'system-proxy') })
  await app.evaluate(
    ({ session }, address) =>
      session.defaultSession.setProxy({ proxyRules: address, proxyBypassRules: '<-loopback>' }),
    new URL(proxy.address).host,
  )
  const [file = ''] = await writeImages(await newFolder('system-proxy'), ['proxied.png'])
  await dropFiles(page, [file])
  await expectServed(await linkOf(page, 'proxied.png'), file, 'image/png')
  expect(proxy.seen.filter((request) => request.startsWith('PUT'))).not.toEqual([])
})
