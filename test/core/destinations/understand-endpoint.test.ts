import { describe, expect, it } from 'vitest'
import { understandEndpoint } from '../../../electron/core/destinations/understand-endpoint'
import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import { noteWords } from '../../../electron/shared/destinations/paste-words'
import { createWords } from '../../../electron/adapters/words/words'
import { understandPaste } from '../../../electron/core/destinations/paste/understand-paste'
import { serverDraft } from './draft'
import { account } from './paste/samples'

const r2 = `https://${account}.r2.cloudflarestorage.com`
const scheme = (added: string) => `Ollim put ${added} in front of the address.`
const inAddress = (bucket: string) => `Ollim took the bucket ${bucket} from the address.`
const minioConsole = `This is the address of MinIO’s console. Enter the server’s own address; its port is often 9000. ${inAddress('photos')}`
const assumed = (bucket: string) => `Ollim takes the first part of the path, ${bucket}, for the bucket.`
const slash = 'Ollim left out the slash at the end.'
const query = 'Ollim left out what follows “?” or “#”.'
const console = 'This is the address of a web console.'
const noneForAws = 'Amazon S3 needs no endpoint, only the region.'

type Row = readonly [typed: string, becomes: Partial<DestinationFields>, told: string]

const unknownServers: readonly Row[] = [
  ['https://s3.example.com', { endpoint: 'https://s3.example.com' }, ''],
  ['http://127.0.0.1:9000', { endpoint: 'http://127.0.0.1:9000' }, ''],
  ['http://host/storage/v1/s3', { endpoint: 'http://host/storage/v1/s3' }, ''],
  ['s3.example.com', { endpoint: 'https://s3.example.com' }, scheme('https://')],
  ['s3.example.com:443', { endpoint: 'https://s3.example.com' }, scheme('https://')],
  ['localhost:9000', { endpoint: 'http://localhost:9000' }, scheme('http://')],
  ['127.0.0.1:9000', { endpoint: 'http://127.0.0.1:9000' }, scheme('http://')],
  ['192.168.0.7:9000', { endpoint: 'http://192.168.0.7:9000' }, scheme('http://')],
  ['172.16.1.2:9000', { endpoint: 'http://172.16.1.2:9000' }, scheme('http://')],
  ['172.32.1.2:9000', { endpoint: 'https://172.32.1.2:9000' }, scheme('https://')],
  ['[::1]:9000', { endpoint: 'http://[::1]:9000' }, scheme('http://')],
  ['nas', { endpoint: 'http://nas' }, scheme('http://')],
  ['nas.local:9000', { endpoint: 'http://nas.local:9000' }, scheme('http://')],
  ['nas.local:443', { endpoint: 'https://nas.local' }, scheme('https://')],
  ['https://s3.example.com/', { endpoint: 'https://s3.example.com' }, slash],
  ['https://s3.example.com//', { endpoint: 'https://s3.example.com' }, slash],
  ['HTTPS://S3.Example.com', { endpoint: 'https://s3.example.com' }, 'The server is https://s3.example.com.'],
  ['https://s3.example.com?x=1', { endpoint: 'https://s3.example.com' }, query],
  ['https://s3.example.com/#top', { endpoint: 'https://s3.example.com' }, query],
  [
    'https://s3.example.com/photos',
    { endpoint: 'https://s3.example.com', bucket: 'photos' },
    assumed('photos'),
  ],
  [
    'nas.local:9000/photos/',
    { endpoint: 'http://nas.local:9000', bucket: 'photos' },
    `${scheme('http://')} ${assumed('photos')}`,
  ],
  [
    'http://nas.local:9001/browser/photos',
    { provider: 'minio', endpoint: 'http://nas.local:9001/browser/photos', bucket: 'photos' },
    `This is MinIO. ${minioConsole}`,
  ],
]

const providers: readonly Row[] = [
  [r2, { provider: 'r2', endpoint: r2, region: 'auto' }, 'This is R2.'],
  [`${r2}/`, { provider: 'r2', endpoint: r2 }, `This is R2. ${slash}`],
  [`${r2}/images`, { provider: 'r2', endpoint: r2, bucket: 'images' }, `This is R2. ${inAddress('images')}`],
  [
    `${account}.r2.cloudflarestorage.com`,
    { provider: 'r2', endpoint: r2 },
    `This is R2. ${scheme('https://')}`,
  ],
  [
    `https://dash.cloudflare.com/${account}/r2/default/buckets/images`,
    { provider: 'r2', endpoint: r2, bucket: 'images' },
    `This is R2. ${console} ${inAddress('images')} The server is ${r2}.`,
  ],
  [
    'https://pub-5a1c.r2.dev',
    { provider: 'r2', publicUrlBase: 'https://pub-5a1c.r2.dev' },
    'This is R2. This is where readers find the images, so it is the public URL base now.',
  ],
  [
    'images.s3.us-west-004.backblazeb2.com',
    {
      provider: 'b2',
      endpoint: 'https://s3.us-west-004.backblazeb2.com',
      region: 'us-west-004',
      bucket: 'images',
    },
    `This is B2. ${inAddress('images')} The server is https://s3.us-west-004.backblazeb2.com.`,
  ],
  [
    'https://s3.eu-central-1.wasabisys.com/images/2026/',
    {
      provider: 'wasabi',
      region: 'eu-central-1',
      bucket: 'images',
      keyTemplate: '2026/{year}/{month}/{name}.{ext}',
    },
    `This is Wasabi. ${inAddress('images')} New images go into the folder 2026/.`,
  ],
  [
    'https://s3.eu-central-1.wasabisys.com/images/a.png',
    { provider: 'wasabi', bucket: 'images', keyTemplate: '{year}/{month}/{name}.{ext}' },
    `This is Wasabi. ${inAddress('images')} Ollim left out a.png, which is not part of the server’s address.`,
  ],
  [
    'https://haneul-blog.s3.ap-northeast-2.amazonaws.com',
    { provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' },
    `This is AWS. ${inAddress('haneul-blog')} ${noneForAws}`,
  ],
  [
    'https://s3.ap-northeast-2.amazonaws.com',
    { provider: 'aws', endpoint: '', region: 'ap-northeast-2' },
    `This is AWS. ${noneForAws}`,
  ],
  [
    'https://s3.dualstack.ap-northeast-2.amazonaws.com',
    { provider: 'aws', endpoint: 'https://s3.dualstack.ap-northeast-2.amazonaws.com' },
    'This is AWS.',
  ],
  [
    'https://ap-northeast-2.console.aws.amazon.com/s3/buckets/haneul-blog?region=ap-northeast-2',
    { provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' },
    `This is AWS. ${console} ${inAddress('haneul-blog')} ${noneForAws} ${query}`,
  ],
  [
    'arn:aws:s3:::haneul-blog',
    { provider: 'aws', endpoint: '', bucket: 'haneul-blog' },
    `This is AWS. ${inAddress('haneul-blog')}`,
  ],
  ['s3://haneul-blog', { endpoint: '', bucket: 'haneul-blog' }, inAddress('haneul-blog')],
  // One that has no entry of its own.
  [
    'https://us-ord-1.linodeobjects.com',
    { provider: 'other', endpoint: 'https://us-ord-1.linodeobjects.com', region: 'us-ord-1' },
    'Its region is us-ord-1.',
  ],
  [
    'https://photos.us-ord-1.linodeobjects.com',
    { endpoint: 'https://us-ord-1.linodeobjects.com', bucket: 'photos', region: 'us-ord-1' },
    `${inAddress('photos')} The server is https://us-ord-1.linodeobjects.com. Its region is us-ord-1.`,
  ],
]

const left: readonly string[] = [
  '',
  'https://{account}.r2.cloudflarestorage.com',
  'https://<account>.example.com',
  'ftp://s3.example.com',
  'https://key:secret@s3.example.com',
  'not an address',
  'https://',
  'arn:aws:s3:ap-northeast-2:123456789012:accesspoint/mine',
]

function understood(typed: string, bucket = '') {
  const { fields } = serverDraft({ provider: 'other', endpoint: typed, bucket })
  const { translate } = createWords('en')
  const answer = understandEndpoint(fields)
  return { before: fields, fields: answer.fields, told: noteWords(answer.notes, translate).join(' ') }
}

describe.each([
  ['a server of one’s own', unknownServers],
  ['a provider', providers],
])('the endpoint of %s', (_whose, rows) => {
  it.each(rows)('%s is understood, with a note', (typed, becomes, told) => {
    const { fields, told: said } = understood(typed)
    expect(fields).toMatchObject(becomes)
    expect(said).toBe(told)
  })

  it.each(rows)('%s does not change when it is understood again', (typed) => {
    const { fields } = understood(typed)
    const again = understandEndpoint(fields)
    if (URL.canParse(fields.endpoint) && !fields.endpoint.includes('/browser/')) {
      expect(again.fields.endpoint).toBe(fields.endpoint)
      expect(again.notes).toEqual([])
    }
  })

  it.each(rows)('%s: nothing changes without a note', (typed) => {
    const { before, fields, told } = understood(typed)
    const { pathStyle: _way, ...changed } = fields
    const { pathStyle: _before, ...was } = before
    if (told === '') expect(changed).toEqual(was)
  })
})

it.each(left)('%j stays as it is, with a message beside the field', (typed) => {
  const { before, fields, told } = understood(typed)
  expect(fields).toEqual(before)
  expect(told).toBe('')
})

describe('a bucket that is already known', () => {
  it.each<Row>([
    ['https://s3.example.com/a/photos', { endpoint: 'https://s3.example.com/a' }, inAddress('photos')],
    [
      'https://photos.s3.example.com',
      { endpoint: 'https://s3.example.com', pathStyle: false },
      inAddress('photos'),
    ],
    ['https://s3.example.com/storage', { endpoint: 'https://s3.example.com/storage' }, ''],
  ])('is removed from %s, and nothing else is', (typed, becomes, told) => {
    const { fields, told: said } = understood(typed, 'photos')
    expect(fields).toMatchObject({ ...becomes, bucket: 'photos' })
    expect(said).toBe(told)
  })
})

describe('an address typed as the bucket', () => {
  const server = 'http://nas.local:9000'

  it.each<Row>([
    [
      'https://s3.console.aws.amazon.com/s3/buckets/haneul-blog?region=ap-northeast-2&tab=objects',
      { provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' },
      `This is AWS. ${console} ${inAddress('haneul-blog')}`,
    ],
    [
      'https://haneul-blog.s3.ap-northeast-2.amazonaws.com/',
      { provider: 'aws', endpoint: '', bucket: 'haneul-blog', region: 'ap-northeast-2' },
      `This is AWS. ${inAddress('haneul-blog')}`,
    ],
    // These name no server, so the typed one stays.
    [
      ' s3://photos/blog/ ',
      { endpoint: server, bucket: 'photos', keyTemplate: 'blog/{year}/{month}/{name}.{ext}' },
      `${inAddress('photos')} New images go into the folder blog/.`,
    ],
    ['arn:aws:s3:::photos', { endpoint: server, bucket: 'photos' }, inAddress('photos')],
    [`${server}/photos/`, { endpoint: server, bucket: 'photos' }, assumed('photos')],
    ['http://nas.local:9001/browser/photos', { provider: 'other', endpoint: server }, minioConsole],
  ])('%s is understood, with a note', (typed, becomes, told) => {
    const { fields, told: said } = understood(server, typed)
    expect(fields).toMatchObject(becomes)
    expect(said).toBe(told)
  })

  it('also gives the server if none was typed', () => {
    const { fields, told } = understood('', 'https://s3.example.com/photos')
    expect(fields).toMatchObject({ endpoint: 'https://s3.example.com', bucket: 'photos' })
    expect(told).toBe(assumed('photos'))
  })

  it.each([
    // The address of an image at a CDN looks the same.
    'https://s3.example.com/photos',
    'https://s3.example.com/',
    'arn:aws:s3:ap-northeast-2:123456789012:accesspoint/mine',
    'https://console.aws.amazon.com/s3/home',
  ])('%s names no bucket for certain, and stays as it is with a message', (typed) => {
    const { before, fields, told } = understood(server, typed)
    expect([fields, told]).toEqual([before, ''])
  })
})

it('notes the region of a typed server that replaces another one', () => {
  const { fields } = serverDraft({ provider: 'minio', endpoint: 'https://us-ord-1.linodeobjects.com' })
  const answer = understandEndpoint(fields)
  expect(answer.fields.region).toBe('us-ord-1')
  expect(answer.notes.map(({ note }) => note)).toEqual(['endpoint-region'])
})

it('keeps a folder that the person chose', () => {
  const { fields } = serverDraft({
    provider: 'other',
    endpoint: 'https://s3.eu-central-1.wasabisys.com/images/2026/',
    bucket: '',
    keyTemplate: '{hash}.{ext}',
  })
  const answer = understandEndpoint(fields)
  expect(answer.fields.keyTemplate).toBe('{hash}.{ext}')
  expect(answer.notes.map(({ note }) => note)).toEqual(['endpoint-provider', 'endpoint-bucket'])
})

it.each([
  ['S3_ENDPOINT=s3.example.com/\nS3_BUCKET=photos', 'https://s3.example.com', scheme('https://')],
  [
    'S3_ENDPOINT=http://nas.local:9000/photos\nS3_BUCKET=photos',
    'http://nas.local:9000',
    inAddress('photos'),
  ],
  ['S3_ENDPOINT=https://s3.example.com/\nS3_BUCKET=photos', 'https://s3.example.com', slash],
])('is also understood in a pasted configuration, with a note: %j', (paste, endpoint, told) => {
  const keys = 'AWS_ACCESS_KEY_ID=minio-key-id\nAWS_SECRET_ACCESS_KEY=minio-secret-123\n'
  const { candidates } = understandPaste(keys + paste)
  expect(candidates).toMatchObject([{ endpoint, bucket: 'photos' }])
  const { translate } = createWords('en')
  expect(noteWords(candidates[0]?.notes ?? [], translate)).toEqual([told])
})

it.each([
  'https://us-east-1.console.aws.amazon.com/iam/home#/users',
  'https://secure.backblaze.com/app_keys.htm',
])("a page of a provider's website is reported as such, and nothing is taken from it: %s", (page) => {
  const { before, fields, told } = understood(page)
  expect(fields).toEqual(before)
  expect(told).toMatch(/^This is a page of a provider’s website and holds neither keys nor a bucket\./)
})
