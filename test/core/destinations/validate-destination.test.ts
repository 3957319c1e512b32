import { describe, expect, it } from 'vitest'
import type { StoredCredentials } from '../../../electron/core/destinations/credential-problems'
import { validateDestination } from '../../../electron/core/destinations/validate-destination'
import type { DestinationDraft, DestinationFields } from '../../../electron/shared/destinations/destination'
import { awsDraft, awsKeys, serverDraft } from './draft'

const nothing: StoredCredentials = {
  hasAccessKeyId: false,
  hasSecretAccessKey: false,
  hasSessionToken: false,
}
function problemsOf(draft: DestinationDraft): readonly string[] {
  return validateDestination(draft, nothing, ['Docs']).map(({ field, problem, facts }) =>
    [`${field}: ${problem}`, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' '),
  )
}

describe('a form without problems', () => {
  it.each<[string, DestinationDraft]>([
    ['for AWS', awsDraft()],
    [
      'for AWS with temporary keys',
      awsDraft({}, { ...awsKeys, accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'IQoJ' }),
    ],
    ['for AWS by its endpoint', awsDraft({ endpoint: 'https://s3.ap-northeast-2.amazonaws.com' })],
    ['for AWS by its endpoint without region', awsDraft({ endpoint: 'https://s3.amazonaws.com' })],
    ['for a bucket of AWS with dots', awsDraft({ bucket: 'img.haneul.blog' })],
    ['for an old bucket with capitals', awsDraft({ bucket: 'My_Photos', region: 'us-east-1' })],
    ['for a server of one’s own', serverDraft()],
    ['for a server by its number', serverDraft({ endpoint: 'http://[::1]:9000' })],
    ['for a server that takes other names', serverDraft({ bucket: 'My_Bucket', region: 'KR1' })],
    [
      'for a server below a path',
      serverDraft({ provider: 'other', endpoint: 'https://x.supabase.co/storage/v1/s3' }),
    ],
    [
      'for R2',
      serverDraft({ provider: 'r2', endpoint: 'https://9c1f.r2.cloudflarestorage.com', region: 'auto' }),
    ],
    ['with a public base', awsDraft({ publicUrlBase: 'https://img.haneul.blog/a' })],
    ['with caching', awsDraft({ cacheControl: 'public, max-age=31536000, immutable' })],
  ])('%s has no problems', (_case, draft) => {
    expect(problemsOf(draft)).toEqual([])
  })
})

describe('an empty form', () => {
  it("has one problem for each missing field, in the form's order", () => {
    const empty = { name: '', bucket: '', region: '', keyTemplate: '' }
    expect(problemsOf(awsDraft(empty, {}))).toEqual([
      'name: name-missing',
      'bucket: bucket-missing',
      'region: region-missing',
      'accessKeyId: access-key-id-missing',
      'secretAccessKey: secret-missing',
      'keyTemplate: template-empty',
    ])
  })
})

describe('a field for AWS', () => {
  it.each<[Partial<DestinationFields>, string]>([
    [{ name: 'docs' }, 'name: name-taken name=docs'],
    [{ bucket: 's3://photos/2026' }, 'bucket: bucket-is-address bucket=photos'],
    [{ bucket: 'arn:aws:s3:::photos' }, 'bucket: bucket-is-address bucket=photos'],
    [{ bucket: 'arn:aws:s3:ap-northeast-2:1234:accesspoint/x' }, 'bucket: bucket-is-other-address'],
    [
      { bucket: 'https://photos.s3.ap-northeast-2.amazonaws.com/' },
      'bucket: bucket-is-address bucket=photos',
    ],
    [{ bucket: 'photos.s3.amazonaws.com' }, 'bucket: bucket-is-address bucket=photos'],
    [
      { bucket: 'https://s3.ap-northeast-2.amazonaws.com/photos/a' },
      'bucket: bucket-is-address bucket=photos',
    ],
    [
      { bucket: 'https://us-west-2.console.aws.amazon.com/s3/buckets/photos?region=us-west-2&tab=objects' },
      'bucket: bucket-is-address bucket=photos',
    ],
    [{ bucket: 'https://console.aws.amazon.com/s3/home' }, 'bucket: bucket-is-other-address'],
    [{ bucket: 'https://example.com/' }, 'bucket: bucket-is-other-address'],
    [{ bucket: 'photos/2026' }, 'bucket: bucket-has-folder bucket=photos'],
    [{ bucket: 'Photos' }, 'bucket: bucket-characters character=P'],
    [{ bucket: 'my photos' }, 'bucket: bucket-has-space'],
    [{ bucket: '사진' }, 'bucket: bucket-characters character=사'],
    [{ bucket: 'ab' }, 'bucket: bucket-length length=2'],
    [{ bucket: 'a'.repeat(64) }, 'bucket: bucket-length length=64'],
    [{ bucket: '-photos' }, 'bucket: bucket-edges'],
    [{ bucket: 'photos.' }, 'bucket: bucket-edges'],
    [{ bucket: 'my..photos' }, 'bucket: bucket-dots'],
    [{ bucket: '192.168.0.1' }, 'bucket: bucket-is-number-address'],
    [{ bucket: 'blog--apne1-az4--x-s3' }, 'bucket: bucket-directory'],
    [{ bucket: 'blog--use1-az4--x-s3', region: 'us-east-1' }, 'bucket: bucket-directory'],
    [{ bucket: 'amzn-s3-demo-bucket' }, 'bucket: bucket-reserved prefix=amzn-s3-demo-'],
    [{ region: 'Seoul' }, 'region: region-malformed region=Seoul'],
    [{ region: 'ap northeast 2' }, 'region: region-malformed region=ap northeast 2'],
    [{ region: 'ap-northeast-2a' }, 'region: region-is-zone region=ap-northeast-2'],
    [{ endpoint: 'https://s3.us-east-1.amazonaws.com' }, 'region: region-differs region=us-east-1'],
    [{ keyTemplate: '{nmae}' }, 'keyTemplate: template-unknown-variable name=nmae'],
    [{ keyTemplate: 'a.png' }, 'keyTemplate: template-same-for-all'],
    [{ publicUrlBase: 'my images' }, 'publicUrlBase: public-url-not-an-address'],
    [{ publicUrlBase: 'https://' }, 'publicUrlBase: public-url-not-an-address'],
    [{ publicUrlBase: 's3://photos' }, 'publicUrlBase: public-url-scheme scheme=s3'],
    [{ publicUrlBase: 'javascript:alert(1)' }, 'publicUrlBase: public-url-not-an-address'],
    [
      { publicUrlBase: 'https://me:pass@img.example.com/a' },
      'publicUrlBase: public-url-has-login suggestion=https://img.example.com/a',
    ],
    [
      { publicUrlBase: 'https://img.example.com/{access}/blog' },
      'publicUrlBase: public-url-placeholder placeholder={access}',
    ],
    [{ publicUrlBase: 'https://img.example.com/?v=1' }, 'publicUrlBase: public-url-has-query'],
    [{ cacheControl: 'max-age=1\r\nX-Evil: 1' }, 'cacheControl: cache-control-malformed'],
    [{ cacheControl: '캐시' }, 'cacheControl: cache-control-malformed'],
  ])('%j: %s', (change, problem) => {
    expect(problemsOf(awsDraft(change))).toEqual([problem])
  })
})

describe('a field for another server', () => {
  it.each<[Partial<DestinationFields>, string]>([
    [{ endpoint: '' }, 'endpoint: endpoint-missing'],
    [
      { endpoint: 'https://{account}.r2.cloudflarestorage.com' },
      'endpoint: endpoint-placeholder placeholder={account}',
    ],
    [{ endpoint: 'https://<account>.example.com' }, 'endpoint: endpoint-placeholder placeholder=<account>'],
    [{ provider: 'b2', endpoint: 'https://s3.{region}.backblazeb2.com' }, 'endpoint: endpoint-needs-region'],
    [{ endpoint: 's3.example.com' }, 'endpoint: endpoint-no-scheme suggestion=https://s3.example.com'],
    [{ endpoint: 'localhost:9000' }, 'endpoint: endpoint-no-scheme suggestion=http://localhost:9000'],
    [{ endpoint: 'my server' }, 'endpoint: endpoint-not-an-address'],
    [{ endpoint: 'https://my server' }, 'endpoint: endpoint-not-an-address'],
    [{ endpoint: 'http://host:99999' }, 'endpoint: endpoint-not-an-address'],
    [{ endpoint: 'ftp://example.com' }, 'endpoint: endpoint-scheme scheme=ftp'],
    [
      { endpoint: 'https://me:pass@example.com' },
      'endpoint: endpoint-has-login suggestion=https://example.com',
    ],
    [{ endpoint: 'https://example.com?a=1' }, 'endpoint: endpoint-has-query suggestion=https://example.com'],
    [
      { endpoint: 'https://haneul-blog.example.com' },
      'endpoint: endpoint-has-bucket bucket=haneul-blog suggestion=https://example.com',
    ],
    [
      { endpoint: 'http://127.0.0.1:9000/haneul-blog' },
      'endpoint: endpoint-has-bucket bucket=haneul-blog suggestion=http://127.0.0.1:9000',
    ],
    [
      { provider: 'other', endpoint: 'https://x.co/storage/haneul-blog' },
      'endpoint: endpoint-has-bucket bucket=haneul-blog suggestion=https://x.co/storage',
    ],
    [
      { endpoint: 'http://127.0.0.1:9000/other' },
      'endpoint: endpoint-has-path suggestion=http://127.0.0.1:9000',
    ],
    [{ bucket: 'my photos' }, 'bucket: bucket-has-space'],
    [{ region: 'us east' }, 'region: region-malformed region=us east'],
    [
      {
        provider: 'nhn',
        endpoint: 'https://kr2-api-object-storage.nhncloudservice.com',
        region: 'KR1',
      },
      'region: region-differs region=KR2',
    ],
    [
      { provider: 'b2', endpoint: 'https://s3.us-west-004.backblazeb2.com', region: 'us-west-002' },
      'region: region-differs region=us-west-004',
    ],
    [
      { provider: 'spaces', endpoint: 'https://nyc3.digitaloceanspaces.com' },
      'region: region-differs region=nyc3',
    ],
  ])('%j: %s', (change, problem) => {
    expect(problemsOf(serverDraft(change))).toEqual([problem])
  })
})
