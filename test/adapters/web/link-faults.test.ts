import { expect, it } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { judgeLink } from '../../../electron/core/doctor/judge-link'
import { faultyForTest, httpAnswer, type Misbehaviour, s3Error } from '../../support/servers/faulty-server'

const png = { 'content-type': 'image/png' }
const bytes = 'x'.repeat(68)

function always(answer: string): Misbehaviour {
  return (socket) => socket.write(answer)
}

/** What a web server, a bucket or a CDN in front of it answers, and what is said of the link. */
const table: readonly (readonly [what: string, behaviour: Misbehaviour, said: string])[] = [
  ['a public image', always(httpAnswer('200 OK', png, bytes)), 'opened'],
  [
    'a part of a public image',
    always(httpAnswer('206 Partial Content', { ...png, 'content-range': 'bytes 0-31/68' }, 'x'.repeat(32))),
    'opened',
  ],
  [
    'an image to be saved',
    always(httpAnswer('200 OK', { ...png, 'content-disposition': 'attachment' }, bytes)),
    'downloads',
  ],
  ['a type in capitals', always(httpAnswer('200 OK', { 'content-type': 'IMAGE/PNG' }, bytes)), 'opened'],
  ['an image without a type', always(httpAnswer('200 OK', {}, bytes)), 'openedWithoutType'],
  [
    'an image under no type of its own',
    always(httpAnswer('200 OK', { 'content-type': 'binary/octet-stream' }, bytes)),
    'openedAsOther',
  ],
  [
    'an older image from a CDN',
    always(httpAnswer('200 OK', { ...png, age: '3600', 'x-cache': 'Hit from cloudfront' }, 'x')),
    'older',
  ],
  ['an image that a CDN made smaller', always(httpAnswer('200 OK', png, 'x')), 'otherBytes'],
  [
    'an image at another address',
    (socket, { number }) =>
      socket.write(
        number === 1
          ? httpAnswer('301 Moved Permanently', { location: '/new/a.png' })
          : httpAnswer('200 OK', png, bytes),
      ),
    'redirected',
  ],
  ['a private bucket', always(s3Error('403 Forbidden', 'AccessDenied')), 'access-denied linkPrivate'],
  [
    'an endpoint that wants a signature',
    always(s3Error('400 Bad Request', 'InvalidArgument', { message: 'Authorization' })),
    'access-denied linkNeedsSignature',
  ],
  ['another bucket', always(s3Error('404 Not Found', 'NoSuchKey')), 'wrong-endpoint linkElsewhere'],
  [
    'a CDN that remembers there was nothing',
    always(httpAnswer('404 Not Found', { age: '40', 'x-cache': 'Error from cloudfront' })),
    'wrong-endpoint linkCachedMiss',
  ],
  [
    'a bucket of another region',
    always(s3Error('301 Moved Permanently', 'PermanentRedirect')),
    'wrong-endpoint linkMoved',
  ],
  [
    'a circle of redirects',
    always(httpAnswer('302 Found', { location: '/again.png' })),
    'wrong-endpoint linkLoop',
  ],
  [
    'a web page',
    always(httpAnswer('200 OK', { 'content-type': 'text/html; charset=utf-8' }, '<!doctype html>')),
    'wrong-endpoint linkPage',
  ],
  [
    'the list of a bucket',
    always(httpAnswer('200 OK', { 'content-type': 'application/xml' }, '<ListBucketResult/>')),
    'wrong-endpoint linkOther',
  ],
  ['a server that is busy', always(httpAnswer('429 Too Many Requests', {})), 'server-error link'],
  ['a server with a problem', always(httpAnswer('502 Bad Gateway', {})), 'server-error link'],
  ['a connection that breaks off', (socket) => socket.destroy(), 'server-error cut'],
  ['something that is no web server', always('220 mail.example ESMTP\r\n'), 'wrong-endpoint linkNoHttp'],
]

it.each(table)('%s is reported as such', async (_what, behaviour, said) => {
  const server = await faultyForTest(behaviour)
  const url = `${server.endpoint}/2026/a.png`

  const fetched = await createPublicWeb().fetchHead(url, new AbortController().signal)

  const outcome = judgeLink({ url, bucket: 'photos', sizeBytes: 68 }, fetched)
  expect(shortOf(outcome)).toBe(said)
})

it('a signed link whose key may not read is distinguished from a private one', async () => {
  const server = await faultyForTest(always(s3Error('403 Forbidden', 'AccessDenied')))
  const url = `${server.endpoint}/a.png?X-Amz-Signature=c0ffee`

  const fetched = await createPublicWeb().fetchHead(url, new AbortController().signal)

  expect(shortOf(judgeLink({ url, bucket: 'photos' }, fetched))).toBe('access-denied linkUnreadable')
})

function shortOf(outcome: ReturnType<typeof judgeLink>): string {
  if (outcome.status === 'passed') return outcome.note
  const { kind, facts } = outcome.failure
  return `${kind} ${String(facts['reason'] ?? '')}`.trim()
}
