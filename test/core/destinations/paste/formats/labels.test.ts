import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { account, id, secret } from '../samples'

const pair = { accessKeyId: id, secretAccessKey: secret }

/** The paste, and the only candidate that must come of it, without anything wrong. */
const examples: readonly (readonly [what: string, paste: string, candidate: object])[] = [
  ['all names before all values', `Access key\nSecret access key\n${id}\n${secret}\nHide`, pair],
  [
    "Cloudflare's page in Korean, whose keys have no form of their own",
    `액세스 키 ID\n${account}\n비밀 액세스 키\nbeefbeef\n엔드포인트\nhttps://${account}.r2.cloudflarestorage.com`,
    { accessKeyId: account, secretAccessKey: 'beefbeef', provider: 'r2' },
  ],
  [
    'a message in Korean about another server',
    '엔드포인트: https://kr.object.ncloudstorage.com\n버킷 이름: photos\n액세스 키: ncp-key\n비밀 키: ncp-secret',
    { accessKeyId: 'ncp-key', secretAccessKey: 'ncp-secret', bucket: 'photos', provider: 'naver' },
  ],
  [
    'what MinIO prints at its start',
    `API: http://192.168.1.5:9000  http://127.0.0.1:9000\n   RootUser: nas-key\n   RootPass: nas-secret\n\nConsole: http://192.168.1.5:9001 http://127.0.0.1:9001`,
    { accessKeyId: 'nas-key', secretAccessKey: 'nas-secret', endpoint: 'http://192.168.1.5:9000' },
  ],
  [
    "an endpoint in an administrator's own words",
    'S3 API endpoint: http://nas.local:9000\nBucket: photos\nAccess key: nas-key\nSecret key: nas-secret',
    { accessKeyId: 'nas-key', secretAccessKey: 'nas-secret', endpoint: 'http://nas.local:9000' },
  ],
  [
    'all of it on one line, typed by hand',
    `Access key: ${id}, Secret access key: ${secret}; region: ap-northeast-2, bucket: haneul-blog`,
    { ...pair, region: 'ap-northeast-2', bucket: 'haneul-blog' },
  ],
  [
    'comments behind values',
    `access_key: ${id} # of the blog\nsecret_key: "${secret}" # never commit\nbucket: 'haneul-blog', // public`,
    { ...pair, bucket: 'haneul-blog' },
  ],
  [
    "Discourse's environment in a list of its container",
    `env:\n  DISCOURSE_S3_REGION: nyc3\n  DISCOURSE_S3_ACCESS_KEY_ID: ${id}\n  DISCOURSE_S3_SECRET_ACCESS_KEY: ${secret}\n  DISCOURSE_S3_CDN_URL: https://cdn.example.com\n  DISCOURSE_S3_BUCKET: forum`,
    { ...pair, bucket: 'forum', region: 'nyc3', publicUrlBase: 'https://cdn.example.com' },
  ],
  [
    "Spring's configuration, its region below its name",
    `cloud:\n  aws:\n    credentials:\n      accessKey: ${id}\n      secretKey: ${secret}\n    region:\n      auto: false\n      static: ap-northeast-2\n    s3:\n      bucket: haneul-blog`,
    { ...pair, bucket: 'haneul-blog', region: 'ap-northeast-2' },
  ],
  [
    'a bucket alone in braces',
    `credentials: { accessKeyId: '${id}', secretAccessKey: '${secret}' },\nparams: { Bucket: 'haneul-blog' },`,
    { ...pair, bucket: 'haneul-blog' },
  ],
  [
    'a key and a secret that are called no more than that',
    `'credentials' => [\n  'key' => 'nas-key',\n  'secret' => 'nas-secret',\n],\n'bucket' => 'photos',`,
    { accessKeyId: 'nas-key', secretAccessKey: 'nas-secret', bucket: 'photos' },
  ],
  [
    'a host alone that is a provider’s server',
    'Hostname\newr1.vultrobjects.com\nSecret Key\nvultr-secret\nAccess Key\nvultr-key',
    {
      accessKeyId: 'vultr-key',
      secretAccessKey: 'vultr-secret',
      endpoint: 'https://ewr1.vultrobjects.com',
      region: 'ewr1',
    },
  ],
  [
    "Google's page with these keys, the name above the value",
    'Access key\nGOOG1EXAMPLE\nSecret\nbGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ',
    { accessKeyId: 'GOOG1EXAMPLE', secretAccessKey: 'bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ' },
  ],
  [
    "Google's keys for interoperability",
    'Access ID: GOOG1EXAMPLE\nSecret: bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ',
    { accessKeyId: 'GOOG1EXAMPLE', secretAccessKey: 'bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ' },
  ],
  [
    'what aws configure asked for another server',
    'AWS Access Key ID [None]: nas\nAWS Secret Access Key [****************word]: pass/word\nDefault region name [None]: kr-standard\nDefault output format [None]:',
    { accessKeyId: 'nas', secretAccessKey: 'pass/word', region: 'kr-standard' },
  ],
  [
    "the server among Cloudflare's keys, which has no name of its own",
    `Access Key ID\nf00dfeed\nSecret Access Key\nbeefbeef\nUse jurisdiction-specific endpoints for S3 clients:\nDefault\nhttps://${account}.r2.cloudflarestorage.com\nEuropean Union (EU)\nhttps://${account}.eu.r2.cloudflarestorage.com`,
    {
      accessKeyId: 'f00dfeed',
      secretAccessKey: 'beefbeef',
      provider: 'r2',
      endpoint: `https://${account}.r2.cloudflarestorage.com`,
    },
  ],
  [
    'several on a line of source code',
    `new S3Client({ region: "auto", endpoint: "https://${account}.r2.cloudflarestorage.com", credentials: { accessKeyId: "f00d", secretAccessKey: 'beef' } })`,
    { accessKeyId: 'f00d', secretAccessKey: 'beef', provider: 'r2', region: 'auto' },
  ],
  [
    'a place, and keys in another language',
    `Bucket: haneul-blog\n액세스 키: ${id}\n비밀 액세스 키: ${secret}`,
    pair,
  ],
]

it.each(examples)('names and values are understood: %s', (_what, paste, candidate) => {
  expect(understandPaste(paste)).toMatchObject({ candidates: [{ ...candidate, notes: [] }], notes: [] })
})

it.each([
  ['in a reply to a mail', '> Access key ID: nas-key\n> Secret access key: nas-secret'],
  ['in a list', '• Access key ID: nas-key\n• Secret access key: nas-secret'],
  ['in a numbered list', '1. Access key ID: nas-key\n2. Secret access key: nas-secret'],
  ['in Markdown', '**Access key ID:** `nas-key`\n- **Secret access key**: `nas-secret`'],
  ['in Markdown, below their names', '**Access key ID**\n`nas-key`\n**Secret access key**\n`nas-secret`'],
  ['in a table', '| Access key ID | Secret access key |\n| --- | :-: |\n| nas-key | nas-secret |'],
  ['in a table on its side', '| Access key ID | nas-key |\n| Secret access key | nas-secret |'],
])('keys are found %s', (_where, paste) => {
  expect(understandPaste(paste)).toMatchObject({
    candidates: [{ accessKeyId: 'nas-key', secretAccessKey: 'nas-secret', notes: [] }],
    notes: [],
  })
})

it('a bucket named like a variable is not taken for a name', () => {
  const [candidate] = understandPaste('Bucket name\nblog-s3-bucket\nAWS Region\nap-northeast-2').candidates
  expect(candidate).toMatchObject({ bucket: 'blog-s3-bucket', region: 'ap-northeast-2' })
})

it('a secret of asterisks is hidden, and one that contains asterisks stays as it is', () => {
  const [hidden] = understandPaste('Access key: nas-key\nSecret key: ****').candidates
  expect(hidden?.notes).toMatchObject([{ note: 'hidden' }])
  const [starred] = understandPaste('Access key: nas-key\nSecret key: a**b=**c|').candidates
  expect(starred?.secretAccessKey).toBe('a**b=**c|')
})

it.each([
  ['beside its name', 'Secret key: my**:pw', 'my**:pw'],
  ['with stars in front, below its name', 'Secret key\n**pw', '**pw'],
  ['with what a reply begins with, below its name', 'Secret key\n>pw', '>pw'],
])('a secret keeps characters that elsewhere would be punctuation: %s', (_where, paste, secretAccessKey) => {
  expect(understandPaste(`Access key: nas-key\n${paste}`).candidates).toMatchObject([{ secretAccessKey }])
})

it('a region of another server keeps its name, even if AWS has a place of that name', () => {
  const [candidate] = understandPaste(
    'Endpoint\nhttps://s3.example.com\nBucket\nphotos\nRegion\nTokyo',
  ).candidates
  expect(candidate).toMatchObject({ endpoint: 'https://s3.example.com', region: 'Tokyo' })
})

it("a bucket's page in the AWS console gives bucket and region", () => {
  const paste =
    'AWS Region\nAsia Pacific (Seoul) ap-northeast-2\nBucket name\nhaneul-blog\nCreation date\nMarch 3, 2026'

  expect(understandPaste(paste).candidates).toMatchObject([
    { bucket: 'haneul-blog', region: 'ap-northeast-2', notes: [] },
  ])
})

it('a value that a workflow fills in is a placeholder', () => {
  const paste =
    'aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\naws-secret-access-key: ${{secrets.SECRET}}\naws-region: us-east-1'
  const [candidate] = understandPaste(paste).candidates
  expect(candidate?.notes.map(({ note }) => note)).toEqual(['placeholder', 'placeholder'])
})

it("a bucket's page at R2 is understood without keys", () => {
  const paste = `S3 API\nhttps://${account}.r2.cloudflarestorage.com/images\nPublic Development URL\nhttps://pub-5a1c.r2.dev`
  const [candidate] = understandPaste(paste).candidates
  expect(candidate).toMatchObject({
    provider: 'r2',
    bucket: 'images',
    publicUrlBase: 'https://pub-5a1c.r2.dev',
  })
})

it("a bucket's page at DigitalOcean is understood beside its keys", () => {
  const paste =
    'Access Key: DO00EXAMPLE\nSecret: do-secret\nOrigin Endpoint: https://photos.nyc3.digitaloceanspaces.com\nCDN Endpoint: https://photos.nyc3.cdn.digitaloceanspaces.com'
  const [candidate] = understandPaste(paste).candidates
  expect(candidate).toMatchObject({
    ...{ accessKeyId: 'DO00EXAMPLE', secretAccessKey: 'do-secret', provider: 'spaces', region: 'nyc3' },
    ...{ bucket: 'photos', publicUrlBase: 'https://photos.nyc3.cdn.digitaloceanspaces.com' },
  })
})
