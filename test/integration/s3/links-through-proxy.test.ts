import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import { randomBytes } from 'node:crypto'
import { makeSource } from '../../support/files/source-file'
import { startForwardProxy } from '../../support/servers/forward-proxy'
import { publicTarget } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const target = publicTarget(inject('publicStore'))

async function uploaded(): Promise<string> {
  const source = await makeSource(folder(), 'seen.png', randomBytes(5000))
  const key = `proven/${randomBytes(4).toString('hex')}.png`
  expect(await open(target).put(putRequest(source, { key }))).toMatchObject({ ok: true })
  return publicUrl(target, key)
}

async function proxyWith(credentials = '') {
  const proxy = await startForwardProxy(credentials)
  onTestFinished(() => proxy.stop())
  return proxy
}

it('a link is opened through the system’s proxy', async () => {
  const proxy = await proxyWith()
  const url = await uploaded()
  const web = createPublicWeb({ proxyOf: async () => proxy.address })
  expect(await web.fetchHead(url, neverAborted())).toMatchObject({ value: { status: 206, sizeBytes: 5000 } })
  expect(proxy.seen).toEqual([`GET ${url}`])
})

it('a link is opened through the proxy of the environment', async () => {
  const proxy = await proxyWith()
  const url = await uploaded()
  vi.stubEnv('HTTP_PROXY', proxy.address)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await createPublicWeb().fetchHead(url, neverAborted())).toMatchObject({ value: { status: 206 } })
  expect(proxy.seen).toEqual([`GET ${url}`])
})

it('a link is opened without the proxy if NO_PROXY names its host', async () => {
  const proxy = await proxyWith()
  const url = await uploaded()
  vi.stubEnv('HTTP_PROXY', proxy.address)
  vi.stubEnv('NO_PROXY', '127.0.0.1')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await createPublicWeb().fetchHead(url, neverAborted())).toMatchObject({ value: { status: 206 } })
  expect(proxy.seen).toEqual([])
})

it('an encrypted link is opened through a tunnel', async () => {
  const proxy = await proxyWith()
  const web = createPublicWeb({ proxyOf: async () => proxy.address })
  // Nothing listens there: the tunnel is what counts.
  expect(await web.fetchHead('https://127.0.0.1:9/a.png', neverAborted())).toMatchObject({ ok: false })
  expect(proxy.seen).toEqual(['CONNECT 127.0.0.1:9'])
})
