import { createServer } from 'node:http'
import { listen } from './listen'

export interface SessionServer {
  readonly endpoint: string
  /** The keys that signed the uploads, in order. */
  readonly signers: readonly string[]
  stop(): Promise<void>
}

/** The access key id of the session, which the server returns for the right code. */
export const sessionKeyId = 'ASIASESSIONKEY000001'

/**
 * A server with one bucket that accepts uploads only with a session's keys, and returns those for one code.
 *
 * @param secondsLeft how long a session lasts
 */
export async function startSessionServer(code: string, secondsLeft: number): Promise<SessionServer> {
  const signers: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('latin1').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const signer = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
      const refuse = (name: string, message: string) =>
        response.writeHead(403).end(`<Error><Code>${name}</Code><Message>${message}</Message></Error>`)
      if (request.method === 'POST') {
        if (new URLSearchParams(body).get('TokenCode') !== code) {
          refuse('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.')
          return
        }
        const end = new Date(Date.now() + secondsLeft * 1000).toISOString()
        response.end(
          `<R><Credentials><AccessKeyId>${sessionKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
            `<SessionToken>t</SessionToken><Expiration>${end}</Expiration></Credentials></R>`,
        )
      } else if (request.method === 'GET') response.writeHead(200, { 'content-type': 'image/png' }).end()
      else if (signer !== sessionKeyId) refuse('AccessDenied', '')
      else if (request.method === 'HEAD') response.writeHead(404).end()
      else {
        signers.push(signer)
        response.writeHead(200, { etag: '"d41d8cd98f00b204e9800998ecf8427e"' }).end()
      }
    })
  })
  const port = await listen(server)
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    signers,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
