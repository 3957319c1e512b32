import { readFile } from 'node:fs/promises'
import { createServer, type ServerOptions } from 'node:https'
import { folderForTest } from '../../../support/files/folder-for-test'
import { type Certificate, makeCertificate } from '../../../support/servers/certificates'
import { listen } from '../../../support/servers/listen'
import { targetOf } from '../../../support/servers/targets'
import type { Provocations, Provoked, Stage } from '../stage'

/** A server over TLS; without answers of its own, nothing is expected of it but its certificate. */
export async function serveTls(
  stage: Stage,
  { file, key }: Certificate,
  options: ServerOptions = {},
  answerTo: (method: string) => Buffer = () => Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
): Promise<string> {
  const pair = { cert: await readFile(file), key: await readFile(key) }
  const server = createServer({ ...pair, ...options }, (request, response) => {
    request.resume().once('end', () => response.socket?.write(answerTo(request.method ?? '')))
  })
  const port = await listen(server)
  stage.onEnd(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `https://127.0.0.1:${port}`
}

function to(endpoint: string, certificateAuthorityFile = ''): Provoked {
  return { target: targetOf({ endpoint, certificateAuthorityFile }) }
}

/** Faults of certificates and of the agreement on how to encrypt. */
export const onTls: Provocations = {
  'self-signed': async (stage) =>
    to(await serveTls(stage, await makeCertificate(await folderForTest('certificates'), 'own'))),
  'authority unknown': async (stage) => {
    const folder = await folderForTest('certificates')
    const issuer = await makeCertificate(folder, 'authority')
    return to(await serveTls(stage, await makeCertificate(folder, 'server', { issuer })))
  },
  expired: async (stage) => {
    const folder = await folderForTest('certificates')
    const issuer = await makeCertificate(folder, 'authority')
    const expired = await makeCertificate(folder, 'server', { issuer, isExpired: true })
    return to(await serveTls(stage, expired), issuer.file)
  },
  'another host': async (stage) => {
    const folder = await folderForTest('certificates')
    const issuer = await makeCertificate(folder, 'authority')
    const names = 'DNS:files.example.com'
    return to(await serveTls(stage, await makeCertificate(folder, 'server', { issuer, names })), issuer.file)
  },
  'no protocol in common': async (stage) => {
    const own = await makeCertificate(await folderForTest('certificates'), 'own')
    return to(await serveTls(stage, own, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }))
  },
  'authority file unreadable': () => to('https://127.0.0.1:1', '/nowhere/authority.pem'),
}
