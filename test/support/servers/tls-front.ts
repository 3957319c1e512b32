import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import { run } from './daemon'
import { listen } from './listen'

/** A certificate with its key, both as PEM. */
export interface Certificate {
  readonly certificate: string
  readonly key: string
}

/** Adds TLS in front of a server without it. */
export interface TlsFront {
  readonly endpoint: string
  /** How many bytes were received over TLS connections. */
  readonly receivedBytes: () => number
  /** Whether each connection so far continued the session of an earlier one, which saves most of its handshake. */
  readonly resumed: readonly boolean[]
  /** Uses another certificate from now on, and closes the existing connections. */
  exchange(certificate: Certificate): void
  stop(): Promise<void>
}

/** @param target the server's endpoint, as `http://127.0.0.1:1234` */
export async function startTlsFront(target: string, first: Certificate): Promise<TlsFront> {
  const { hostname, port: targetPort } = new URL(target)
  const sockets = new Set<TLSSocket>()
  const resumed: boolean[] = []
  let receivedBytes = 0
  const server = createServer({ cert: first.certificate, key: first.key }, (client) => {
    sockets.add(client)
    resumed.push(client.isSessionReused())
    const onward = connect(Number(targetPort), hostname)
    client.on('data', (bytes: Buffer) => {
      receivedBytes += bytes.length
    })
    client.on('error', () => onward.destroy()).on('close', () => sockets.delete(client))
    onward.on('error', () => client.destroy())
    client.pipe(onward).pipe(client)
  })
  // Those whose handshake has failed, too.
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const port = await listen(server)
  return {
    endpoint: `https://127.0.0.1:${String(port)}`,
    receivedBytes: () => receivedBytes,
    resumed,
    exchange: ({ certificate, key }) => {
      server.setSecureContext({ cert: certificate, key })
      cut()
    },
    stop: async () => {
      for (const connection of connections) connection.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * A new certificate for 127.0.0.1 or another address, self-signed or signed by an authority.
 *
 * @param name the name in its subject
 */
export async function makeCertificate(
  name: string,
  { address = '127.0.0.1', issuer }: { readonly address?: string; readonly issuer?: Certificate } = {},
): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-certificate-'))
  const place = (file: string): string => path.join(folder, file)
  try {
    const kind = [
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '30',
    ]
    const whom = ['-subj', `/O=Home/CN=${name}`, '-addext', `subjectAltName=IP:${address}`]
    const files = ['-keyout', place('key'), '-out', place('crt')]
    const signer = issuer === undefined ? [] : await issuedBy(issuer, place)
    await run('openssl', ['req', ...kind, ...whom, ...files, ...signer])
    return { certificate: await readFile(place('crt'), 'utf8'), key: await readFile(place('key'), 'utf8') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function issuedBy(
  { certificate, key }: Certificate,
  place: (file: string) => string,
): Promise<readonly string[]> {
  await writeFile(place('issuer.crt'), certificate)
  await writeFile(place('issuer.key'), key)
  return ['-CA', place('issuer.crt'), '-CAkey', place('issuer.key')]
}
