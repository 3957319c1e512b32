import { once } from 'node:events'
import { connect } from 'node:tls'
import { expect, it, onTestFinished, vi } from 'vitest'
import { makeCertificate, startTlsFront } from '../../../support/servers/tls-front'

/** As Electron's Node answers; the tests' own may be too old to know the system's authorities. */
async function withSystemAuthorities(authorities: readonly string[]) {
  // Test files share their modules, and another one may have loaded it already.
  vi.resetModules()
  vi.doMock('node:tls', async (importOriginal) => ({
    ...(await importOriginal<object>()),
    getCACertificates: (kind: string) => (kind === 'system' ? authorities : []),
  }))
  onTestFinished(() => {
    vi.doUnmock('node:tls')
    vi.resetModules()
  })
  return import('../../../../electron/adapters/s3/connection/authorities')
}

it('a server is trusted if its authority is installed in the system, and not before', async () => {
  const authority = await makeCertificate('Office authority')
  const front = await startTlsFront('http://127.0.0.1:9', await makeCertificate('nas', { issuer: authority }))
  onTestFinished(() => front.stop())
  const { port } = new URL(front.endpoint)
  const installed: string[] = []
  const { noOwnTrust, trustOf } = await withSystemAuthorities(installed)
  const handshake = async (): Promise<void> => {
    const trusted = await trustOf(noOwnTrust)
    if (!trusted.ok) throw new Error(trusted.problem.kind)
    const socket = connect({ host: '127.0.0.1', port: Number(port), ...trusted.value })
    onTestFinished(() => void socket.destroy())
    await once(socket, 'secureConnect')
  }

  await expect(handshake()).rejects.toThrow('certificate')
  installed.push(authority.certificate)
  await handshake()
})
