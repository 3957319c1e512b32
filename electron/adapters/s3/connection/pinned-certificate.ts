import type { X509Certificate } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** How long a TLS handshake may take. */
const handshakeMilliseconds = 10_000

/** The server shows another certificate than the one that the person trusts. */
export class CertificateChanged extends Error {
  override readonly name = 'CertificateChanged'
  readonly code = 'OLLIM_CERTIFICATE_CHANGED'
  readonly shown: X509Certificate | undefined

  constructor(shown: X509Certificate | undefined) {
    super('the server shows another certificate than the trusted one')
    this.shown = shown
  }
}

/**
 * Waits until a connection is secure and known to be the right one: to a server that the authorities vouch for, or that
 * shows the certificate the person trusts. Nothing of a request is sent before. Otherwise it closes the connection and
 * rejects.
 *
 * @param socket made with `rejectUnauthorized: false`
 * @param fingerprint SHA-256 of the trusted certificate
 */
export async function untilTrusted<Connection extends Duplex>(
  socket: Connection,
  fingerprint: string,
): Promise<Connection> {
  if (!(socket instanceof TLSSocket)) return socket
  try {
    await secured(socket)
    const shown = socket.getPeerX509Certificate()
    if (!socket.authorized && shown?.fingerprint256 !== fingerprint) throw new CertificateChanged(shown)
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function secured(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: Error): void => {
      clearTimeout(timer)
      socket.off('secureConnect', end).off('error', end).off('close', onClose)
      if (error === undefined) resolve()
      else reject(error)
    }
    const onClose = (): void =>
      end(Object.assign(new Error('closed before it was secure'), { code: 'ECONNRESET' }))
    const timer = setTimeout(
      () => end(Object.assign(new Error('no secure connection in time'), { code: 'ETIMEDOUT' })),
      handshakeMilliseconds,
    )
    socket
      .once('secureConnect', () => end())
      .once('error', end)
      .once('close', onClose)
  })
}
