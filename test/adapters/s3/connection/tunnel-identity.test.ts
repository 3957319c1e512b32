import { readFile } from 'node:fs/promises'
import https from 'node:https'
import { expect, it, onTestFinished } from 'vitest'
import { agentsThrough } from '../../../../electron/adapters/s3/connection/agents'
import { noOwnTrust, trustOf } from '../../../../electron/adapters/s3/connection/authorities'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeCertificate } from '../../../support/servers/certificates'
import { faultyForTest, httpAnswer } from '../../../support/servers/faulty-server'
import { startForwardProxy } from '../../../support/servers/forward-proxy'
import { startTlsFront } from '../../../support/servers/tls-front'

/** What a server says through a proxy, reached by its address, if its certificate is for these names. */
async function saidWith(names: string): Promise<unknown> {
  const { file, key } = await makeCertificate(await folderForTest('tunnel'), 'server', { names })
  const certificate = await readFile(file, 'utf8')
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', {}, 'here')))
  const front = await startTlsFront(endpoint, { certificate, key: await readFile(key, 'utf8') })
  const proxy = await startForwardProxy()
  onTestFinished(() => front.stop())
  onTestFinished(() => proxy.stop())
  const trusted = await trustOf({ ...noOwnTrust, certificateAuthority: certificate })
  const { httpsAgent } = agentsThrough(proxy.address, trusted.ok ? trusted.value : undefined)
  onTestFinished(() => httpsAgent.destroy())
  return new Promise((resolve) => {
    https
      .get(`https://127.0.0.1:${new URL(front.endpoint).port}/`, { agent: httpsAgent })
      .once('response', ({ statusCode }) => resolve(statusCode))
      .once('error', resolve)
  })
}

it('a server that is reached by its address through a proxy proves that address', async () => {
  expect(await saidWith('IP:127.0.0.1')).toBe(200)
})

it('a certificate for this computer’s name proves no address', async () => {
  expect(await saidWith('DNS:localhost')).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
})
