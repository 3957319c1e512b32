import { describe, expect, it } from 'vitest'
import { answerOf } from '../../../electron/adapters/s3/server-answer'
import { answerOfError } from '../../../electron/core/doctor/answer-of-error'
import { noAnswer } from '../../../electron/core/doctor/server-answer'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe("a server's answer", () => {
  it('has code, message, region and request id from the body', () => {
    const body = `<?xml version="1.0"?><Error><Code>PermanentRedirect</Code><Message>It&apos;s &lt;elsewhere&gt;.</Message>
      <Region>eu-west-1</Region><Endpoint>photos.s3.eu-west-1.amazonaws.com</Endpoint><RequestId>ABC</RequestId></Error>`

    expect(answerOf(301, { 'content-type': 'application/xml' }, bytes(body))).toMatchObject({
      status: 301,
      code: 'PermanentRedirect',
      message: "It's <elsewhere>.",
      region: 'eu-west-1',
      location: 'photos.s3.eu-west-1.amazonaws.com',
      requestId: 'ABC',
    })
  })

  it('has the message of servers that escape quotes by number, as those in Go do', () => {
    const body = `<Error><Code>AuthorizationHeaderMalformed</Code>
      <Message>The region is wrong; expecting &#39;eu-west-1&#39;. &#xAC00;&amp;#39;&unknown;</Message></Error>`

    expect(answerOf(400, {}, bytes(body)).message).toBe(
      "The region is wrong; expecting 'eu-west-1'. 가&#39;&unknown;",
    )
  })

  it('has no more of a long body than a person would read', () => {
    const long = 'x'.repeat(60_000)
    const body = `<Error><Code>${long}</Code><Message>${long}</Message><RequestId>${long}</RequestId></Error>`
    const { code, message, requestId } = answerOf(500, {}, bytes(body))
    expect(Math.max(code.length, message.length, requestId.length)).toBe(1_000)
  })

  it('has region, request id, clock and retry time from the headers', () => {
    const headers = {
      'x-amz-bucket-region': 'eu-west-1',
      'x-amz-request-id': 'DEF',
      date: 'Tue, 24 Nov 2026 12:00:00 GMT',
      'retry-after': '30',
    }

    expect(answerOf(503, headers, undefined)).toMatchObject({
      region: 'eu-west-1',
      requestId: 'DEF',
      serverTime: Date.UTC(2026, 10, 24, 12),
      retryAfterMilliseconds: 30_000,
    })
  })

  it.each([
    ['a page', 200, 'text/html', '<!DOCTYPE html><title>Hi</title>', true],
    ['XML that calls itself a page', 200, 'text/html', '<?xml version="1.0"?><Answer/>', false],
    ['nothing that calls itself a page', 204, 'text/html', '', false],
    ['an XML error', 403, 'application/xml', '<?xml version="1.0"?><Error/>', false],
  ])('%s is told apart', (_what, status, type, body, isPage) => {
    expect(answerOf(status, { 'content-type': type }, bytes(body)).isPage).toBe(isPage)
  })

  it('is a page for HEAD only if the status is a success', () => {
    const headers = { 'content-type': 'text/html', 'content-length': '120' }

    expect(answerOf(200, headers, undefined).isPage).toBe(true)
    expect(answerOf(404, headers, undefined).isPage).toBe(false)
    expect(answerOf(200, { ...headers, 'content-length': '0' }, undefined).isPage).toBe(false)
  })

  it.each([
    ['a request id of S3', { 'x-amz-request-id': 'R', etag: '"e"' }, false],
    ['the MD5 for an ETag', { etag: '"5d41402abc4b2a76b9719d911017c592"' }, false],
    ['the ETag of a web server', { etag: 'W/"5f3e-abc"' }, true],
  ])("with a web page is an object's, or a page in its place: %s", (_what, own, isPage) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': '1234', ...own }

    expect(answerOf(200, headers, undefined).isPage).toBe(isPage)
    expect(answerOf(200, headers, bytes('<!doctype html>')).isPage).toBe(isPage)
    expect(answerOf(404, headers, bytes('<!doctype html>')).isPage).toBe(true)
  })

  it("has a page's title as its message", () => {
    const page = '<html><head><title>Sign in</title></head></html>'

    expect(answerOf(200, { 'content-type': 'text/html' }, bytes(page)).message).toBe('Sign in')
  })
})

describe('a thrown error', () => {
  const thrown = (fields: object): Error => Object.assign(new Error('words'), fields)

  it('has its network code', () => {
    expect(answerOfError(thrown({ code: 'ECONNREFUSED' }))).toMatchObject({
      networkCode: 'ECONNREFUSED',
      timedOut: false,
    })
  })

  it.each([
    [{ name: 'TimeoutError' }, true],
    [{ name: 'TimeoutError', code: 'ETIMEDOUT' }, true],
    [{ name: 'TimeoutError', code: 'ECONNRESET' }, false],
  ])('%o is a timeout: %s', (fields, timedOut) => {
    expect(answerOfError(thrown(fields)).timedOut).toBe(timedOut)
  })

  it.each([
    [['ETIMEDOUT', 'ECONNREFUSED'], 'ECONNREFUSED'],
    [['ETIMEDOUT', 'ENETUNREACH'], 'ENETUNREACH'],
    [['ECONNREFUSED', 'ETIMEDOUT'], 'ECONNREFUSED'],
    [['ETIMEDOUT', 'ETIMEDOUT'], 'ETIMEDOUT'],
  ])('of a server with several addresses, %o, is about %s', (codes, decisive) => {
    const errors = codes.map((code) => Object.assign(new Error(`connect ${code} 10.0.0.1:443`), { code }))
    // Node names the first error's code only, and gives no message.
    const error = Object.assign(new AggregateError(errors), { code: codes[0] })
    expect(answerOfError(error)).toMatchObject({
      networkCode: decisive,
      networkMessage: `connect ${decisive} 10.0.0.1:443`,
      timedOut: decisive === 'ETIMEDOUT',
    })
  })

  it('does not outweigh an answer that arrived', () => {
    const answer = { ...noAnswer, status: 403, code: 'AccessDenied' }

    expect(answerOfError(thrown({ code: 'EPIPE' }), answer)).toBe(answer)
  })

  it('reports the error at the end of a successful answer', () => {
    const answer = { ...noAnswer, status: 200 }

    expect(answerOfError(thrown({ Code: 'InternalError' }), answer)).toMatchObject({
      status: 200,
      code: 'InternalError',
    })
  })

  it.each([undefined, null, 'text', 7])('need not be an error: %s', (value) => {
    expect(answerOfError(value).networkCode).toBe('')
  })
})

it.each([
  ['120', 120_000],
  ['Wed, 25 Nov 2026 12:00:30 GMT', 30_000],
  ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
])('the wait follows Retry-After, in seconds or as a date by the server’s clock: %s', (asked, wait) => {
  const headers = { date: 'Wed, 25 Nov 2026 12:00:00 GMT', 'retry-after': asked }
  expect(answerOf(503, headers, undefined).retryAfterMilliseconds).toBe(wait)
})
