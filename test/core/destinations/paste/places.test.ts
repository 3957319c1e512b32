import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { account } from './samples'

const folder = (name: string) => `${name}/{year}/{month}/{name}.{ext}`
const seoul = { provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' }
const r2 = { provider: 'r2', endpoint: `https://${account}.r2.cloudflarestorage.com`, region: 'auto' }

type Example = readonly [paste: string, place: object]

const aws: readonly Example[] = [
  ['s3://haneul-blog', { bucket: 'haneul-blog' }],
  ['s3://haneul-blog/img/2026/', { bucket: 'haneul-blog', keyTemplate: folder('img/2026') }],
  [
    's3://haneul-blog/my images/내 사진/',
    { bucket: 'haneul-blog', keyTemplate: folder('my images/내 사진') },
  ],
  [
    's3:https://s3.ap-northeast-2.amazonaws.com/haneul-blog',
    { bucket: 'haneul-blog', region: 'ap-northeast-2' },
  ],
  ['aws s3 cp a.png s3://haneul-blog/img/', { bucket: 'haneul-blog', keyTemplate: folder('img') }],
  [
    `aws s3 cp a.png s3://haneul-blog/img/ --region ap-northeast-2 --endpoint-url "https://${account}.r2.cloudflarestorage.com"`,
    { bucket: 'haneul-blog', keyTemplate: folder('img'), endpoint: r2.endpoint, provider: 'r2' },
  ],
  ['aws --region=ap-northeast-2 s3 ls s3://haneul-blog', { bucket: 'haneul-blog', region: 'ap-northeast-2' }],
  ['arn:aws:s3:::haneul-blog', { provider: 'aws', endpoint: '', bucket: 'haneul-blog' }],
  [
    'arn:aws:s3express:ap-northeast-1:123456789012:bucket/blog--apne1-az4--x-s3',
    { ...seoul, bucket: 'blog--apne1-az4--x-s3', region: 'ap-northeast-1' },
  ],
  ['arn:aws:s3:::haneul-blog/img/*', { bucket: 'haneul-blog', keyTemplate: folder('img') }],
  ['https://haneul-blog.s3.ap-northeast-2.amazonaws.com/', seoul],
  ['https://haneul-blog.s3.ap-northeast-2.amazonaws.com/2026/11/a.png', seoul],
  ['haneul-blog.s3.ap-northeast-2.amazonaws.com', seoul],
  ['https://s3.ap-northeast-2.amazonaws.com/haneul-blog/img/', { ...seoul, keyTemplate: folder('img') }],
  ['https://s3-ap-northeast-2.amazonaws.com/haneul-blog', seoul],
  ['https://haneul-blog.s3.dualstack.ap-northeast-2.amazonaws.com', seoul],
  ['http://haneul-blog.s3-website.ap-northeast-2.amazonaws.com', seoul],
  ['https://img.haneul.blog.s3.amazonaws.com/a.png', { provider: 'aws', bucket: 'img.haneul.blog' }],
  ['https://haneul-blog.s3.cn-north-1.amazonaws.com.cn', { ...seoul, region: 'cn-north-1' }],
  [
    'https://ap-northeast-2.console.aws.amazon.com/s3/buckets/haneul-blog?region=ap-northeast-2&bucketType=general&prefix=img/&showversions=false',
    { ...seoul, keyTemplate: folder('img') },
  ],
  ['https://s3.console.aws.amazon.com/s3/buckets/haneul-blog?region=ap-northeast-2&tab=objects', seoul],
  [
    'https://d111111abcdef8.cloudfront.net/a.png',
    { provider: 'aws', endpoint: '', publicUrlBase: 'https://d111111abcdef8.cloudfront.net' },
  ],
  [
    'https://haneul-blog.s3.ap-northeast-2.amazonaws.com\nhttps://d111111abcdef8.cloudfront.net',
    { ...seoul, publicUrlBase: 'https://d111111abcdef8.cloudfront.net' },
  ],
  [
    'https://blog--apne1-az4--x-s3.s3express-apne1-az4.ap-northeast-1.amazonaws.com/a.png',
    { ...seoul, bucket: 'blog--apne1-az4--x-s3', region: 'ap-northeast-1' },
  ],
  // Signed in to several accounts at once.
  [
    'https://123456789012-ab12cd34.ap-northeast-2.console.aws.amazon.com/s3/buckets/haneul-blog?region=ap-northeast-2&tab=objects',
    seoul,
  ],
  [
    'https://cn-north-1.console.amazonaws.cn/s3/buckets/haneul-blog?region=cn-north-1',
    { ...seoul, region: 'cn-north-1' },
  ],
  [
    'https://us-gov-west-1.console.amazonaws-us-gov.com/s3/buckets/haneul-blog?region=us-gov-west-1',
    { ...seoul, region: 'us-gov-west-1' },
  ],
  [
    'https://eusc-de-east-1.console.amazonaws-eusc.eu/s3/buckets/haneul-blog?region=eusc-de-east-1',
    { ...seoul, region: 'eusc-de-east-1' },
  ],
]

const others: readonly Example[] = [
  [`https://${account}.r2.cloudflarestorage.com/images`, { ...r2, bucket: 'images', pathStyle: true }],
  [`https://${account}.r2.cloudflarestorage.com`, r2],
  [
    `https://${account}.eu.r2.cloudflarestorage.com/images`,
    { provider: 'r2', endpoint: `https://${account}.eu.r2.cloudflarestorage.com` },
  ],
  [`https://dash.cloudflare.com/${account}/r2/default/buckets/images`, { ...r2, bucket: 'images' }],
  ['https://pub-5a1c.r2.dev/a.png', { provider: 'r2', publicUrlBase: 'https://pub-5a1c.r2.dev' }],
  [
    'https://images.s3.us-west-004.backblazeb2.com/a.png',
    {
      provider: 'b2',
      endpoint: 'https://s3.us-west-004.backblazeb2.com',
      region: 'us-west-004',
      bucket: 'images',
    },
  ],
  [
    'https://f004.backblazeb2.com/file/images/a.png',
    { provider: 'b2', bucket: 'images', publicUrlBase: 'https://f004.backblazeb2.com/file/images' },
  ],
  [
    'https://s3.eu-central-1.wasabisys.com/images',
    { provider: 'wasabi', region: 'eu-central-1', bucket: 'images' },
  ],
  ['https://s3.wasabisys.com/images', { provider: 'wasabi', endpoint: 'https://s3.us-east-1.wasabisys.com' }],
  [
    'https://images.nyc3.digitaloceanspaces.com',
    { provider: 'spaces', endpoint: 'https://nyc3.digitaloceanspaces.com', region: 'nyc3', bucket: 'images' },
  ],
  [
    'https://images.nyc3.cdn.digitaloceanspaces.com',
    { provider: 'spaces', bucket: 'images', publicUrlBase: 'https://images.nyc3.cdn.digitaloceanspaces.com' },
  ],
  [
    'https://images.oss-cn-hangzhou.aliyuncs.com/a.png',
    {
      provider: 'aliyun',
      endpoint: 'https://s3.oss-cn-hangzhou.aliyuncs.com',
      region: 'cn-hangzhou',
      bucket: 'images',
      pathStyle: false,
    },
  ],
  [
    'https://images-1250000000.cos.ap-seoul.myqcloud.com',
    { provider: 'tencent', endpoint: 'https://cos.ap-seoul.myqcloud.com', bucket: 'images-1250000000' },
  ],
  [
    'https://kr.object.ncloudstorage.com/images',
    {
      provider: 'naver',
      endpoint: 'https://kr.object.ncloudstorage.com',
      region: 'kr-standard',
      bucket: 'images',
    },
  ],
  [
    'https://kr1-api-object-storage.nhncloudservice.com/v1/AUTH_c0ffee/images/a.png',
    {
      provider: 'nhn',
      region: 'KR1',
      bucket: 'images',
      publicUrlBase: 'https://kr1-api-object-storage.nhncloudservice.com/v1/AUTH_c0ffee/images',
    },
  ],
  [
    'https://kr2-api-object-storage.nhncloudservice.com/images',
    {
      provider: 'nhn',
      endpoint: 'https://kr2-api-object-storage.nhncloudservice.com',
      region: 'KR2',
      bucket: 'images',
    },
  ],
  [
    'https://abcd.supabase.co/storage/v1/object/public/images/a.png',
    {
      provider: 'supabase',
      endpoint: 'https://abcd.supabase.co/storage/v1/s3',
      bucket: 'images',
      publicUrlBase: 'https://abcd.supabase.co/storage/v1/object/public/images',
    },
  ],
  [
    'https://images.fsn1.your-objectstorage.com',
    {
      provider: 'hetzner',
      endpoint: 'https://fsn1.your-objectstorage.com',
      region: 'fsn1',
      bucket: 'images',
    },
  ],
  ['https://images.s3.fr-par.scw.cloud', { provider: 'scaleway', region: 'fr-par', bucket: 'images' }],
  ['https://s3.gra.io.cloud.ovh.net/images', { provider: 'ovh', region: 'gra', bucket: 'images' }],
  [
    'https://h0k1.va.idrivee2-22.com/images',
    { provider: 'idrive', endpoint: 'https://h0k1.va.idrivee2-22.com', bucket: 'images' },
  ],
  [
    'https://link.storjshare.io/raw/jwabc/images/a.png',
    { provider: 'storj', bucket: 'images', publicUrlBase: 'https://link.storjshare.io/raw/jwabc/images' },
  ],
  [
    `S3 API\nhttps://${account}.r2.cloudflarestorage.com/images\n`.replace('S3 API\n', '') +
      'https://pub-5a1c.r2.dev',
    { ...r2, bucket: 'images', publicUrlBase: 'https://pub-5a1c.r2.dev' },
  ],
]

describe.each([
  ['AWS', aws],
  ['other providers', others],
])('an address of %s', (_whose, examples) => {
  it.each(examples)('is understood: %s', (paste, place) => {
    const { candidates, notes } = understandPaste(paste)
    expect(notes).toEqual([])
    const isConsole = /console|dash/.test(paste)
    const told = isConsole ? [{ note: 'endpoint-console', facts: {} }] : []
    expect(candidates).toMatchObject([{ source: 'address', notes: told, ...place }])
  })
})

describe('an address of a single object', () => {
  it.each([
    'https://ap-northeast-2.console.aws.amazon.com/s3/object/haneul-blog?region=ap-northeast-2&bucketType=general&prefix=img/a.png',
    'https://ap-northeast-2.console.aws.amazon.com/s3/bucket/haneul-blog/property/policy/edit?region=ap-northeast-2',
    `https://dash.cloudflare.com/${account}/r2/default/buckets/haneul-blog/settings`,
    's3://haneul-blog/img/cat.png',
    'aws s3 cp cat.png s3://haneul-blog/img/cat.png',
  ])('names no folder for new images: %s', (address) => {
    const [candidate] = understandPaste(address).candidates
    expect(candidate).toMatchObject({ bucket: 'haneul-blog' })
    expect(candidate).not.toHaveProperty('keyTemplate')
  })
})

describe('an address of an unknown server', () => {
  it('gives the endpoint and, with a note, the first part of its path as the bucket', () => {
    expect(understandPaste('http://127.0.0.1:9000/photos/').candidates).toEqual([
      {
        source: 'address',
        provider: 'other',
        endpoint: 'http://127.0.0.1:9000',
        bucket: 'photos',
        pathStyle: true,
        notes: [{ note: 'bucket-assumed', facts: { bucket: 'photos' } }],
      },
    ])
  })

  it("of an image directly below the server is the readers' address, and names no bucket", () => {
    expect(understandPaste('https://img.example.com/cat.png').candidates).toEqual([
      {
        source: 'address',
        publicUrlBase: 'https://img.example.com',
        notes: [{ note: 'endpoint-readers', facts: {} }],
      },
    ])
  })

  it("is distinguished from MinIO's console, which is not the server", () => {
    const [candidate] = understandPaste('http://nas.local:9001/browser/photos').candidates
    expect(candidate).toMatchObject({
      provider: 'minio',
      bucket: 'photos',
      notes: [{ note: 'console-address' }],
    })
    expect(candidate).not.toHaveProperty('endpoint')
  })
})
