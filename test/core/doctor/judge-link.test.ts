import { describe, expect, it } from 'vitest'
import { judgeLink } from '../../../electron/core/doctor/judge-link'
import type { PublicAnswer } from '../../../electron/core/ports/web'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'

const url = 'https://img.example/2026/11/check.png'
const signed = `${url}?X-Amz-Expires=60&X-Amz-Signature=c0ffee`
const image = { url, bucket: 'photos', sizeBytes: 68 }

function answered(change: Partial<PublicAnswer> = {}): ReturnType<typeof success<PublicAnswer>> {
  return success({
    status: 206,
    code: '',
    requestId: '',
    contentType: 'image/png',
    contentDisposition: '',
    finalUrl: url,
    isFromCache: false,
    sizeBytes: 68,
    milliseconds: 12,
    ...change,
  })
}

describe('a link that opens', () => {
  it.each<[string, Partial<PublicAnswer>, string]>([
    ['well', {}, 'opened'],
    ['well, its size unknown', { status: 200, sizeBytes: 68 }, 'opened'],
    ['as a download', { contentDisposition: 'attachment; filename="a.png"' }, 'downloads'],
    ['not as an image', { contentType: 'application/octet-stream' }, 'openedAsOther'],
    ['without a type', { contentType: '' }, 'openedWithoutType'],
    ['over http in the end', { finalUrl: 'http://img.example/2026/11/check.png' }, 'overHttp'],
    ['somewhere else', { finalUrl: 'https://cdn.example/check.png' }, 'redirected'],
    ['with an older image of a CDN', { sizeBytes: 99, isFromCache: true }, 'older'],
    ['with other bytes', { sizeBytes: 99 }, 'otherBytes'],
    ['from a CDN that has the right one', { isFromCache: true }, 'opened'],
  ])('%s', (_how, change, note) => {
    expect(judgeLink(image, answered(change))).toMatchObject({
      status: 'passed',
      note,
      facts: { url, host: 'img.example' },
    })
  })

  it('for everyone who has it if it is signed; its signature is shown to nobody', () => {
    const outcome = judgeLink({ ...image, url: signed }, answered({ finalUrl: signed }))

    expect(outcome).toMatchObject({ status: 'passed', note: 'openedSigned' })
    expect(JSON.stringify(outcome)).not.toContain('c0ffee')
  })

  it.each(['http://127.0.0.1:9000/a.png', 'http://localhost/a.png', 'http://[::1]:1/a.png'])(
    'on this computer is safe without https, as in browsers: %s',
    (here) => {
      expect(judgeLink({ ...image, url: here }, answered({ finalUrl: here }))).toMatchObject({
        note: 'opened',
      })
    },
  )

  it('at an address of the home network is not safe without https', () => {
    const home = 'http://nas.home/a.png'
    expect(judgeLink({ ...image, url: home }, answered({ finalUrl: home }))).toMatchObject({
      note: 'overHttp',
    })
  })
})

describe('a link that does not open', () => {
  it.each<[Partial<PublicAnswer>, string, string]>([
    [{ status: 403, code: 'AccessDenied' }, 'access-denied', 'linkPrivate'],
    [{ status: 401 }, 'access-denied', 'linkPrivate'],
    [{ status: 400, code: 'InvalidArgument' }, 'access-denied', 'linkNeedsSignature'],
    [{ status: 404, code: 'NoSuchKey' }, 'wrong-endpoint', 'linkElsewhere'],
    [{ status: 404, isFromCache: true }, 'wrong-endpoint', 'linkCachedMiss'],
    [{ status: 301, code: 'PermanentRedirect' }, 'wrong-endpoint', 'linkMoved'],
    [{ status: 500 }, 'server-error', 'link'],
    [{ status: 418 }, 'wrong-endpoint', 'link'],
    [{ contentType: 'text/html; charset=utf-8' }, 'wrong-endpoint', 'linkPage'],
    [{ contentType: 'application/xml' }, 'wrong-endpoint', 'linkOther'],
    [{ contentType: 'application/json; charset=utf-8' }, 'wrong-endpoint', 'linkOther'],
  ])('because of %o: %s, %s', (change, kind, reason) => {
    expect(judgeLink(image, answered(change))).toMatchObject({
      status: 'failed',
      failure: { kind, facts: { reason, url } },
      evidence: { status: change.status ?? 206, code: change.code ?? '' },
    })
  })

  it.each<[string, string, string | undefined]>([
    ['AccessDenied', 'access-denied', 'linkUnreadable'],
    ['SignatureDoesNotMatch', 'secret-wrong', undefined],
    ['InvalidAccessKeyId', 'key-id-unknown', undefined],
    ['ExpiredToken', 'credentials-expired', undefined],
    ['', 'access-denied', 'linkPrivate'],
  ])('although it is signed, because of "%s": %s', (code, kind, reason) => {
    const outcome = judgeLink({ ...image, url: signed }, answered({ status: 403, code }))

    expect(outcome).toMatchObject({
      status: 'failed',
      failure: { kind, facts: { server: new URL(signed).host } },
    })
    expect(outcome.status === 'failed' && outcome.failure.facts['reason']).toBe(reason)
    expect(JSON.stringify(outcome)).not.toContain('c0ffee')
  })

  it.each([
    ['AccessDenied', 403],
    ['ExpiredToken', 400],
    ['', 401],
  ])('because it has ended, whatever else "%s" may mean', (code, status) => {
    const ended = { ...image, url: signed, hasEnded: true }
    expect(judgeLink(ended, answered({ status, code }))).toMatchObject({
      failure: { kind: 'access-denied', facts: { reason: 'linkEnded' } },
    })
    expect(judgeLink(ended, answered({ status: 503 }))).toMatchObject({ failure: { kind: 'server-error' } })
  })

  it('although it is signed, and says that its key may not read', () => {
    const atB2 = 'https://photos.s3.us-west-004.backblazeb2.com/a.png?X-Amz-Signature=c0ffee'

    expect(judgeLink({ ...image, url: atB2 }, answered({ status: 403, code: 'AccessDenied' }))).toMatchObject(
      {
        failure: { facts: { reason: 'linkUnreadable', provider: 'b2' } },
      },
    )
  })

  it('because the bucket is private at AWS, which blocks public access to every new one', () => {
    const atAws = { ...image, url: 'https://photos.s3.ap-northeast-2.amazonaws.com/a.png' }

    expect(judgeLink(atAws, answered({ status: 403, code: 'AccessDenied' }))).toMatchObject({
      failure: { kind: 'access-denied', facts: { reason: 'linkPrivateAws' } },
    })
  })

  it.each([
    ['https://photos.s3.us-west-004.backblazeb2.com/a.png', 'b2'],
    ['https://photos.nyc3.cdn.digitaloceanspaces.com/a.png', 'spaces'],
    ['https://img.example.com/a.png', undefined],
  ])('because the bucket is private, with the owner: %s', (url, provider) => {
    const outcome = judgeLink({ ...image, url }, answered({ status: 403, code: 'AccessDenied' }))

    expect(outcome).toMatchObject({ failure: { kind: 'access-denied', facts: { reason: 'linkPrivate' } } })
    expect(outcome.status === 'failed' && outcome.failure.facts['provider']).toBe(provider)
  })

  it('because CloudFront may not read the bucket', () => {
    const atCloudFront = { ...image, url: 'https://d111111abcdef8.cloudfront.net/a.png' }

    expect(judgeLink(atCloudFront, answered({ status: 403, code: 'AccessDenied' }))).toMatchObject({
      failure: { kind: 'access-denied', facts: { reason: 'linkCloudFront' } },
    })
  })

  it.each([
    ['https://9c1f.r2.cloudflarestorage.com/photos/a.png', 'r2'],
    ['https://abcd.supabase.co/storage/v1/s3/photos/a.png', 'supabase'],
    ['https://9c1f.eu.r2.cloudflarestorage.com/photos/a.png', 'r2'],
    ['https://photos.9c1f.r2.cloudflarestorage.com/a.png', 'r2'],
    ['https://gateway.storjshare.io/photos/a.png', 'storj'],
    ['https://kr1-api-object-storage.nhncloudservice.com/photos/a.png', 'nhn'],
  ])('because nobody may read at the endpoint %s, whatever the bucket allows', (atEndpoint, provider) => {
    expect(judgeLink({ ...image, url: atEndpoint }, answered({ status: 403 }))).toMatchObject({
      failure: { kind: 'access-denied', facts: { reason: 'linkNeedsSignature', provider } },
    })
  })

  it.each([
    'https://abcd.supabase.co/storage/v1/object/public/photos/a.png',
    'https://pub-5a1c.r2.dev/a.png',
    'https://photos.nyc3.digitaloceanspaces.com/a.png',
  ])('because the bucket is private at its public address: %s', (forReaders) => {
    expect(judgeLink({ ...image, url: forReaders }, answered({ status: 403 }))).toMatchObject({
      failure: { facts: { reason: 'linkPrivate' } },
    })
  })

  it('with the reason why nothing was fetched', () => {
    const failed = failure('tls', { host: 'img.example' })

    expect(judgeLink(image, problem(failed))).toMatchObject({ status: 'failed', failure: failed })
  })

  it.each([
    ['noHttps', 'linkNoHttps'],
    ['noHttp', 'linkNoHttp'],
  ])(
    'because its server speaks another protocol, which is not blamed on the endpoint: %s',
    (reason, told) => {
      expect(judgeLink(image, problem(failure('wrong-endpoint', { reason })))).toMatchObject({
        failure: { kind: 'wrong-endpoint', facts: { reason: told } },
      })
    },
  )

  it('because its certificate does not cover a bucket with dots in its name', () => {
    const other = failure('tls', { reason: 'otherName', host: 'my.photos.s3.amazonaws.com' })
    const dotted = { url: 'https://my.photos.s3.amazonaws.com/a.png', bucket: 'my.photos' }

    expect(judgeLink(dotted, problem(other))).toMatchObject({
      failure: { facts: { reason: 'dottedBucket' } },
    })
    expect(judgeLink(image, problem(other))).toMatchObject({ failure: other })
  })
})
