import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { makeSource, makeSparse } from '../../support/files/source-file'
import { faultyForTest, httpAnswer, type Misbehaviour, s3Error } from '../../support/servers/faulty-server'
import { targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

/** Short enough for a test that waits for them to pass. */
const open = useStores({ connectMilliseconds: 1_500, idleMilliseconds: 800 })
const idleForSlow = 2_500
const openForSlow = useStores({ connectMilliseconds: 1_500, idleMilliseconds: idleForSlow })
const folder = useFolder()
/** Answers every whole request with the same. */
function always(answer: string): Misbehaviour {
  return (socket, { isComplete }) => {
    if (isComplete) socket.write(answer)
  }
}

const page = '<html><head><title>Sign in to Hotel Wi-Fi</title></head><body>Welcome</body></html>'
const html = { 'content-type': 'text/html; charset=utf-8' }
const someTimeAgo = new Date(Date.now() - 25 * 60_000).toUTCString()

describe('a server that', () => {
  it.each<[string, Misbehaviour, string, Record<string, unknown>]>([
    [
      'closes after some bytes',
      (socket, { bodyBytes }) => bodyBytes > 50_000 && socket.destroy(),
      'server-error',
      { reason: 'cut' },
    ],
    ['resets the connection', (socket) => socket.resetAndDestroy(), 'server-error', { reason: 'cut' }],
    [
      'hangs up instead of answering',
      (socket, { isComplete }) => isComplete && socket.end(),
      'server-error',
      { reason: 'cut' },
    ],
    ['never answers', () => undefined, 'timeout', {}],
    ['stops reading', (socket) => socket.pause(), 'timeout', {}],
    [
      'breaks off in its headers',
      (socket, { isComplete }) => isComplete && socket.end('HTTP/1.1 200 O'),
      'server-error',
      {},
    ],
    [
      'does not speak HTTP',
      (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
      'wrong-endpoint',
      { reason: 'noHttp' },
    ],
    ['answers a page', always(httpAnswer('200 OK', html, page)), 'wrong-endpoint', { reason: 'notS3' }],
    [
      'answers a page that says 404',
      always(httpAnswer('404 Not Found', html, page)),
      'wrong-endpoint',
      { reason: 'notS3' },
    ],
    [
      'redirects to a page',
      always(httpAnswer('302 Found', { ...html, location: 'https://wifi.example/login' }, page)),
      'wrong-endpoint',
      { reason: 'redirect', location: 'https://wifi.example/login' },
    ],
    [
      'redirects to another region in a header',
      always(
        s3Error('301 Moved Permanently', 'PermanentRedirect', {
          headers: { 'x-amz-bucket-region': 'eu-west-1' },
        }),
      ),
      'wrong-region',
      { actual: 'eu-west-1' },
    ],
    [
      'names the right region in its refusal',
      always(
        s3Error('400 Bad Request', 'AuthorizationHeaderMalformed', {
          message:
            "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'ap-northeast-2'",
          extra: '<Region>ap-northeast-2</Region>',
        }),
      ),
      'wrong-region',
      { actual: 'ap-northeast-2' },
    ],
    [
      'wants https',
      always(
        httpAnswer(
          '400 Bad Request',
          { 'content-type': 'text/plain' },
          'Client sent an HTTP request to an HTTPS server.\n',
        ),
      ),
      'wrong-endpoint',
      { reason: 'needsHttps' },
    ],
    [
      'says that the token has expired',
      always(s3Error('400 Bad Request', 'ExpiredToken')),
      'credentials-expired',
      {},
    ],
    [
      'finds the clock wrong for good',
      always(s3Error('403 Forbidden', 'RequestTimeTooSkewed', { headers: { date: someTimeAgo } })),
      'clock-skew',
      { minutes: 25 },
    ],
    [
      'asks to slow down',
      always(s3Error('503 Slow Down', 'SlowDown', { headers: { 'retry-after': '7' } })),
      'throttled',
      { retryAfterMilliseconds: 7_000 },
    ],
    ['is unavailable', always(httpAnswer('503 Service Unavailable', html, page)), 'throttled', {}],
    [
      'has an internal error',
      always(s3Error('500 Internal Server Error', 'InternalError')),
      'server-error',
      {},
    ],
    ['fails behind a proxy', always(httpAnswer('502 Bad Gateway', html, page)), 'server-error', {}],
    ['has no room', always(httpAnswer('507 Insufficient Storage', {}, '')), 'quota-exceeded', {}],
    [
      'accepts no ACL',
      always(s3Error('400 Bad Request', 'AccessControlListNotSupported')),
      'acl-not-supported',
      {},
    ],
    [
      'found a conflict',
      always(s3Error('409 Conflict', 'ConditionalRequestConflict')),
      'server-error',
      { reason: 'conflict' },
    ],
    [
      'found the key taken',
      always(s3Error('412 Precondition Failed', 'PreconditionFailed')),
      'key-exists',
      { key: 'test.png' },
    ],
    [
      'reports a taken key with status 304',
      always('HTTP/1.1 304 Not Modified\r\n\r\n'),
      'key-exists',
      { key: 'test.png' },
    ],
    [
      'refuses without a reason',
      always(httpAnswer('403 Forbidden', {}, '')),
      'access-denied',
      { reason: 'unspecified' },
    ],
  ])('%s', async (_what, misbehave, kind, facts) => {
    const { endpoint } = await faultyForTest(misbehave)
    const source = await makeSource(folder(), 'image.png', randomBytes(300_000))

    const answer = await open(targetOf({ endpoint })).put(putRequest(source, {}))

    expect(answer).toMatchObject({ ok: false, problem: { kind, facts } })
  })

  it('refuses a large file before reading it has its reason reported', async () => {
    const { endpoint } = await faultyForTest((socket) => socket.end(s3Error('403 Forbidden', 'AccessDenied')))
    const source = await makeSparse(folder(), 'early.png', 50_000_000)

    expect(await open(targetOf({ endpoint })).put(putRequest(source, {}))).toMatchObject({
      ok: false,
      problem: { kind: 'access-denied' },
    })
  })

  it('rejects “Expect: 100-continue” receives the file without it', async () => {
    const server = await faultyForTest((socket, { isComplete, number }) => {
      if (number === 1) socket.end('HTTP/1.1 417 Expectation Failed\r\ncontent-length: 0\r\n\r\n')
      else if (isComplete) socket.write(httpAnswer('200 OK', { etag: '"stored"' }))
    })
    const source = await makeSparse(folder(), 'unasked.png', 2_000_000)

    expect(await open(targetOf({ endpoint: server.endpoint })).put(putRequest(source, {}))).toMatchObject({
      ok: true,
    })
    expect(server.seen).toHaveLength(2)
  })

  it('reads slowly but steadily does not time out', async () => {
    const { endpoint } = await faultyForTest((socket, { isComplete }) => {
      socket.pause()
      setTimeout(() => socket.resume(), 5)
      if (isComplete) socket.write(httpAnswer('200 OK', { etag: '"slow"' }))
    })
    const source = await makeSparse(folder(), 'slow.png', 50_000_000)
    const startedAt = Date.now()

    const answer = await openForSlow(targetOf({ endpoint })).put(putRequest(source, {}))

    expect(answer).toEqual({ ok: true, value: { etag: 'slow' } })
    expect(Date.now() - startedAt).toBeGreaterThan(idleForSlow)
  })

  it('supports no conditions receives uploads without them from then on', async () => {
    const server = await faultyForTest((socket, { method, isComplete, number }) => {
      if (!isComplete) return
      if (method === 'HEAD') socket.write('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n')
      else if (number === 2) socket.write(s3Error('501 Not Implemented', 'NotImplemented'))
      else socket.write(httpAnswer('200 OK', { etag: '"stored"' }))
    })
    const source = await makeSource(folder(), 'image.png', randomBytes(1_000))
    const store = open(targetOf({ endpoint: server.endpoint }))
    const request = putRequest(source, { onlyIfFree: true })

    expect(await store.put(request)).toEqual({ ok: true, value: { etag: 'stored' } })
    expect(await store.put(request)).toEqual({ ok: true, value: { etag: 'stored' } })
    expect(server.seen).toEqual(['HEAD', 'PUT', 'HEAD', 'PUT', 'HEAD', 'PUT'])
  })

  it('cannot say whether a key is taken receives no upload that could overwrite it', async () => {
    const server = await faultyForTest(always(s3Error('503 Slow Down', 'SlowDown')))
    const source = await makeSource(folder(), 'image.png', randomBytes(1_000))
    const store = open(targetOf({ endpoint: server.endpoint }))

    expect(await store.put(putRequest(source, { onlyIfFree: true }))).toMatchObject({
      ok: false,
      problem: { kind: 'throttled' },
    })
    expect(server.seen).toEqual(['HEAD'])
  })

  it('is known to respect conditions is not asked first', async () => {
    const server = await faultyForTest(always(httpAnswer('200 OK', { etag: '"stored"' })))
    const source = await makeSource(folder(), 'image.png', randomBytes(1_000))
    const request = putRequest(source, { onlyIfFree: true, trustsConditions: true })

    expect(await open(targetOf({ endpoint: server.endpoint })).put(request)).toMatchObject({ ok: true })
    expect(server.seen).toEqual(['PUT'])
  })

  it('reports a skewed clock once receives a corrected request', async () => {
    const server = await faultyForTest((socket, { isComplete, number }) => {
      if (!isComplete) return
      const skewed = s3Error('403 Forbidden', 'RequestTimeTooSkewed', { headers: { date: someTimeAgo } })
      socket.write(number === 1 ? skewed : httpAnswer('200 OK', { etag: '"stored"' }))
    })
    const source = await makeSource(folder(), 'image.png', randomBytes(1_000))

    expect(await open(targetOf({ endpoint: server.endpoint })).put(putRequest(source, {}))).toMatchObject({
      ok: true,
    })
  })

  it('fails while completing parts is not reported as done', async () => {
    const error =
      '<?xml version="1.0"?><Error><Code>InternalError</Code><Message>Try again.</Message></Error>'
    const { endpoint } = await faultyForTest(
      always(httpAnswer('200 OK', { 'content-type': 'application/xml' }, error)),
    )
    const end = {
      key: 'parts.png',
      multipartId: 'x',
      etags: ['a'],
      onlyIfFree: false,
      signal: neverAborted(),
    }

    expect(await open(targetOf({ endpoint })).completeMultipart(end)).toMatchObject({
      ok: false,
      problem: { kind: 'server-error' },
    })
  })

  it('never answers is abandoned at once on cancel', async () => {
    const { endpoint, seen } = await faultyForTest(() => undefined)
    const source = await makeSparse(folder(), 'left.png', 500_000)
    const controller = new AbortController()
    const answer = open(targetOf({ endpoint })).put(putRequest(source, { signal: controller.signal }))
    await expect.poll(() => seen).toHaveLength(1)

    controller.abort()

    expect(await answer).toMatchObject({ ok: false, problem: { facts: { reason: 'cancelled' } } })
  })
})
