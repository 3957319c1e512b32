import { createServer } from 'node:net'
import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import { httpAnswer, s3Error } from '../../../support/servers/faulty-server'
import { listen } from '../../../support/servers/listen'
import { targetOf } from '../../../support/servers/targets'
import { always, page, type Provocations, type Provoked, type Stage, storeAnswer } from '../stage'

const to = (endpoint: string, change: Partial<StoreTarget> = {}): Provoked => ({
  target: targetOf({ endpoint, ...change }),
})

const plain = { 'content-type': 'text/plain' }

async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A server in front of which uploads are stopped: it answers the rest as S3. */
async function guarded(stage: Stage): Promise<Provoked> {
  const block = page('403 Forbidden', 'Request blocked')
  const denied = s3Error('403 Forbidden', 'AccessDenied')
  return to(
    await stage.serve((socket, request) => {
      if (request.method === 'PUT') block(socket, request)
      else socket.write(denied)
    }),
  )
}

/** A server that finds the signature of uploads wrong, as behind a proxy that changes them. */
async function altered(stage: Stage): Promise<Provoked> {
  const mismatch = s3Error('403 Forbidden', 'SignatureDoesNotMatch')
  const denied = s3Error('403 Forbidden', 'AccessDenied')
  return to(
    await stage.serve((socket, { method, isComplete }) => {
      if (isComplete) socket.write(method === 'PUT' ? mismatch : denied)
    }),
  )
}

/** Refuses whatever comes with checksums behind the body, as older servers do. */
async function withoutTrailers(stage: Stage): Promise<Provoked> {
  const trailing = /^(x-amz-trailer|content-encoding: *aws-chunked|transfer-encoding)/im
  const endpoint = await stage.serve((socket, { head, method, isComplete }) => {
    if (!isComplete) return
    const isRefused = trailing.test(head)
    socket.write(isRefused ? s3Error('501 Not Implemented', 'NotImplemented') : storeAnswer(method))
  })
  return to(endpoint)
}

/** Faults on the way to a server, and servers that are not S3. */
export const onNetwork: Provocations = {
  'nothing listens': async () => to(`http://127.0.0.1:${await closedPort()}`),
  'host unknown': () => to('http://no-such-server.invalid'),
  'region of AWS unknown': () => ({
    target: targetOf({
      endpoint: '',
      provider: 'aws',
      pathStyle: false,
      region: 'us-esat-1',
      bucket: 'ollim-photos',
      credentials: {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        sessionToken: '',
      },
    }),
  }),
  'never answers': async (stage) => ({ ...to(await stage.serve(() => undefined)), isSilent: true }),
  'hangs up': async (stage) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('data', () => socket.end())
    })
    const port = await listen(server)
    stage.onEnd(() => new Promise((resolve) => server.close(() => resolve())))
    return to(`http://127.0.0.1:${port}`)
  },
  'web page': async (stage) => to(await stage.serve(page('200 OK', 'Welcome'))),
  'web page, not found': async (stage) => to(await stage.serve(page('404 Not Found', 'Oops'))),
  'sign-in page of a hotel': async (stage) => {
    const location = 'https://wifi.example/login'
    return to(await stage.serve(page('302 Found', 'Sign in', { location })))
  },
  'web server without pages': async (stage) =>
    to(await stage.serve(always(httpAnswer('404 Not Found', plain, '404 page not found\n')))),
  'web server without uploads': async (stage) =>
    to(await stage.serve(always(httpAnswer('405 Method Not Allowed', plain, 'Method Not Allowed')))),
  'mail server': async (stage) =>
    to(await stage.serve((socket) => socket.write('220 mail.example.com ESMTP\r\n'))),
  'http on an https port, told': async (stage) =>
    to(
      await stage.serve(
        always(httpAnswer('400 Bad Request', plain, 'Client sent an HTTP request to an HTTPS server.\n')),
      ),
    ),
  'uploads blocked by a firewall': guarded,
  'uploads changed by a proxy': altered,
  'gateway without its server': async (stage) =>
    to(await stage.serve(page('502 Bad Gateway', 'Bad Gateway'))),
  'bare 403': async (stage) => to(await stage.serve(always(httpAnswer('403 Forbidden', {})))),
  'bucket wanted in front of the host': async (stage) =>
    to(await stage.serve(always(s3Error('403 Forbidden', 'SecondLevelDomainForbidden')))),
  'storage full': async (stage) =>
    to(await stage.serve(always(s3Error('507 Insufficient Storage', 'XMinioStorageFull')))),
  'too many requests': async (stage) =>
    to(await stage.serve(always(httpAnswer('429 Too Many Requests', { 'retry-after': '7' })))),
  'no checksum trailers': withoutTrailers,
}
