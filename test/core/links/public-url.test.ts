import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentEncode, publicUrl, type PublicUrlFields } from '../../../electron/core/links/public-url'

const aws: PublicUrlFields = {
  endpoint: '',
  bucket: 'photos',
  region: 'ap-northeast-2',
  publicUrlBase: '',
  pathStyle: false,
}
const minio: PublicUrlFields = {
  ...aws,
  endpoint: 'http://127.0.0.1:9000',
  region: 'us-east-1',
  pathStyle: true,
}

describe('the public URL', () => {
  it.each([
    ['AWS', aws, 'https://photos.s3.ap-northeast-2.amazonaws.com/2026/a.png'],
    [
      'AWS in path style',
      { ...aws, pathStyle: true },
      'https://s3.ap-northeast-2.amazonaws.com/photos/2026/a.png',
    ],
    [
      'AWS, a bucket with dots',
      { ...aws, bucket: 'img.example.com' },
      'https://s3.ap-northeast-2.amazonaws.com/img.example.com/2026/a.png',
    ],
    [
      'AWS, an old bucket with capitals',
      { ...aws, bucket: 'My_Photos', region: 'us-east-1' },
      'https://s3.us-east-1.amazonaws.com/My_Photos/2026/a.png',
    ],
    [
      'AWS in China',
      { ...aws, region: 'cn-north-1' },
      'https://photos.s3.cn-north-1.amazonaws.com.cn/2026/a.png',
    ],
    [
      'the European Sovereign Cloud',
      { ...aws, region: 'eusc-de-east-1' },
      'https://photos.s3.eusc-de-east-1.amazonaws.eu/2026/a.png',
    ],
    [
      'AWS GovCloud',
      { ...aws, region: 'us-gov-west-1' },
      'https://photos.s3.us-gov-west-1.amazonaws.com/2026/a.png',
    ],
    ['an endpoint in path style', minio, 'http://127.0.0.1:9000/photos/2026/a.png'],
    [
      'an endpoint in virtual-host style',
      { ...minio, endpoint: 'https://nyc3.digitaloceanspaces.com', pathStyle: false },
      'https://photos.nyc3.digitaloceanspaces.com/2026/a.png',
    ],
    [
      'an endpoint in virtual-host style with a port',
      { ...minio, endpoint: 'http://localhost:9000', pathStyle: false },
      'http://photos.localhost:9000/2026/a.png',
    ],
    [
      'an endpoint below a path',
      { ...minio, endpoint: 'https://abc.supabase.co/storage/v1/s3' },
      'https://abc.supabase.co/storage/v1/s3/photos/2026/a.png',
    ],
    [
      'a public base',
      { ...minio, publicUrlBase: 'https://img.haneul.blog' },
      'https://img.haneul.blog/2026/a.png',
    ],
    [
      'a public base with a path and slashes at its end',
      { ...aws, publicUrlBase: 'https://cdn.example.com/img//' },
      'https://cdn.example.com/img/2026/a.png',
    ],
    [
      'a public base in Hangul',
      { ...aws, publicUrlBase: 'https://한글.example/그림' },
      'https://xn--bj0bj06e.example/%EA%B7%B8%EB%A6%BC/2026/a.png',
    ],
    [
      'a public base that is encoded already',
      { ...aws, publicUrlBase: 'https://example.com/a%20b' },
      'https://example.com/a%20b/2026/a.png',
    ],
  ])('of %s', (_case, fields, url) => {
    expect(publicUrl(fields, '2026/a.png')).toBe(url)
  })

  it.each([
    ['한라산 정상.jpg', '%ED%95%9C%EB%9D%BC%EC%82%B0%20%EC%A0%95%EC%83%81.jpg'],
    ['a+b.png', 'a%2Bb.png'],
    ['#1.png', '%231.png'],
    ['what?.png', 'what%3F.png'],
    ['100%.png', '100%25.png'],
    ['100%25.png', '100%2525.png'],
    ['👨‍👩‍👧.png', '%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7.png'],
    ["it's (a) *star*!.png", 'it%27s%20%28a%29%20%2Astar%2A%21.png'],
    ['a//b.png', 'a//b.png'],
    ['a&b=c;d,e@f:g$h~i-j_k.png', 'a%26b%3Dc%3Bd%2Ce%40f%3Ag%24h~i-j_k.png'],
  ])('writes the key %s as %s', (key, written) => {
    expect(publicUrl(minio, key)).toBe(`http://127.0.0.1:9000/photos/${written}`)
  })

  it('decodes back to the key, and a browser leaves it as it is', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !['.', '..'].includes(text))
    fc.assert(
      fc.property(
        fc.array(
          segment.map((text) => text.replaceAll('/', '')),
          { minLength: 1 },
        ),
        (segments) => {
          const key = segments.join('/')
          fc.pre(key !== '' && !/(^|\/)\.{1,2}(\/|$)/.test(key))
          const url = publicUrl(minio, key)
          expect(decodeURIComponent(url.slice('http://127.0.0.1:9000/photos/'.length))).toBe(key)
          expect(new URL(url).toString()).toBe(url)
        },
      ),
    )
  })

  it('contains only unreserved characters of RFC 3986 besides the encoded ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(percentEncode(text)).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/)
      }),
    )
  })
})
