import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { describeInTerminal } from '../../../electron/cli/terminal/describe-in-terminal'
import { describeFailure, failure, failureKinds } from '../../../electron/shared/failures/failure'
import en from '../../../electron/shared/words/en.json'
import ko from '../../../electron/shared/words/ko.json'

const facts = {
  name: 'cat.png',
  address: 'https://example.com/cat.png',
  key: '2026/cat.png',
  bucket: 'photos',
  folder: '2026/11/',
  policy: 'session',
  provider: 'r2',
  region: 'us-east-1',
  actual: 'eu-west-1',
  host: 's3.example.com',
  location: 'files.example.com',
  server: 'AWS',
  contentType: 'application/json',
  status: 403,
  minutes: 9,
  shownExtension: 'png',
  file: '/ca.pem',
  profile: 'work',
  source: 'base',
  session: 'company',
  role: 'arn:aws:iam::123456789012:role/uploads',
  ssoCommand: 'aws sso login --profile work',
  loginCommand: 'aws login --profile work',
}

describe.each([
  ['en', en.failure],
  ['ko', ko.failure],
] as const)('in %s', (language, sentences) => {
  const { translate } = createWords(language)

  /** Every sentence there is, by kind and reason. */
  const rows = failureKinds.flatMap((kind) => {
    const keys = Object.keys(sentences[kind]).filter((key) => key.startsWith('message'))
    return keys.map((key) => ({ kind, reason: key.slice('message_'.length) }))
  })

  it.each(rows)('$kind $reason says what is wrong and what to do', ({ kind, reason }) => {
    const words = describeFailure(failure(kind, reason === '' ? facts : { ...facts, reason }), translate)

    for (const sentence of [words.message, words.fix]) {
      expect(sentence).toMatch(language === 'ko' ? /요(\(상태 403\))?\.$/ : /[.)]$/)
      expect(sentence).not.toMatch(/failure\.|\{\{|undefined|!/)
    }
  })

  it('has a sentence for every kind, whatever its reason', () => {
    for (const kind of failureKinds) {
      const words = describeFailure(failure(kind, { ...facts, reason: 'never-heard-of' }), translate)
      expect(words.message).not.toContain('failure.')
      expect(words.fix).not.toContain('failure.')
    }
  })
})

it.each([
  ['en', 'the bucket policy'],
  ['ko', '버킷 정책'],
] as const)('names in %s the denying policy as its console does', (language, name) => {
  const { translate } = createWords(language)
  const denied = failure('access-denied', { ...facts, reason: 'explicitDeny', policy: 'bucket' })

  expect(describeFailure(denied, translate).message).toContain(name)
})

describe.each([
  ['en', [/writing/, /reading/, /listing/, /deleting/]],
  ['ko', [/쓰는/, /읽는/, /목록/, /삭제/]],
] as const)('the denied action, in %s', (language, acts) => {
  const { translate } = createWords(language)

  it.each(['explicitDeny', 'otherPolicy'])('is what the server refused: %s', (reason) => {
    const told = ['PutObject', 'GetObject', 'ListBucket', 'DeleteObject'].map((action) => {
      const denied = failure('access-denied', { ...facts, reason, policy: 'bucket', action })
      return acts.map((act) => act.test(describeFailure(denied, translate).message))
    })
    expect(told).toEqual(acts.map((act) => acts.map((one) => one === act)))
  })
})

describe.each(['en', 'ko'] as const)('the rights of a key that may not write, in %s', (language) => {
  const { translate } = createWords(language)
  const fixOf = (provider: string, reason = {}) =>
    describeFailure(failure('access-denied', { ...facts, ...reason, provider }), translate).fix

  it.each([
    ['aws', /s3:PutObject/, /R2|B2|Object Read/],
    ['r2', /Object Read & Write/, /s3:PutObject|B2|ollim policy/],
    ['b2', /Read and Write/, /s3:PutObject|R2|ollim policy/],
    ['aliyun', /oss:PutObject/, /s3:PutObject|R2|B2/],
    ['tencent', /cos:PutObject/, /s3:PutObject|R2|B2/],
    ['storj', /Read, Write/, /s3:PutObject|R2|B2|ollim policy/],
    ['nhn', /./, /s3:PutObject|R2|B2|ollim policy/],
    ['supabase', /./, /s3:PutObject|R2|B2|ollim policy/],
    ['minio', /s3:PutObject/, /R2|B2/],
    ['', /s3:PutObject/, /R2|B2/],
  ])('are named as by their provider: %s', (provider, own, others) => {
    expect(fixOf(provider)).toMatch(own)
    expect(fixOf(provider)).not.toMatch(others)
    expect(fixOf(provider, { reason: 'folder' }).startsWith(fixOf(provider))).toBe(true)
  })
})

describe.each([
  ['en', 'Copy policy'],
  ['ko', '정책 복사'],
] as const)('the policy with the missing right, in %s', (language, button) => {
  const { translate } = createWords(language)

  it.each(['aws', 'minio'])(
    'comes from a button in the window, and from a command in a terminal: %s',
    (provider) => {
      const denied = failure('access-denied', { ...facts, provider })
      const inWindow = describeFailure(denied, translate).fix
      const inTerminal = describeInTerminal(denied, translate).fix
      expect(inWindow).toContain(button)
      expect(inWindow).not.toContain('ollim policy')
      expect(inTerminal).toContain('ollim policy')
      expect(inTerminal).not.toContain(button)
    },
  )

  it('for everybody comes from a command in a terminal', () => {
    const closed = failure('access-denied', { ...facts, provider: 'aws', reason: 'linkPrivateAws' })
    expect(describeInTerminal(closed, translate).fix).toContain('ollim policy --public')
  })
})

describe.each(['en', 'ko'] as const)('the style of addresses, in %s', (language) => {
  const { translate } = createWords(language)

  it.each([
    ['wantsHostStyle', 'OLLIM_PATH_STYLE=0'],
    ['wantsPathStyle', 'OLLIM_PATH_STYLE=1'],
  ])('is a switch in the window, and also a variable in a terminal: %s', (reason, variable) => {
    const refused = failure('wrong-endpoint', { ...facts, reason })
    expect(describeFailure(refused, translate).fix).not.toContain('OLLIM_')
    expect(describeInTerminal(refused, translate).fix).toContain(variable)
  })
})

describe.each(['en', 'ko'] as const)('the rights of a key that may not delete or read, in %s', (language) => {
  const { translate } = createWords(language)

  it.each([
    ['delete', 'aws', /s3:DeleteObject/],
    ['delete', 'aliyun', /oss:DeleteObject/],
    ['delete', 'r2', /Object Read & Write/],
    ['read', 'minio', /s3:GetObject/],
    ['list', 'aws', /s3:ListBucket/],
    ['linkUnreadable', 'minio', /s3:GetObject/],
    ['linkUnreadable', 'tencent', /cos:GetObject/],
    ['linkUnreadable', 'b2', /Read and Write/],
  ])('are named as by their provider, for %s: %s', (reason, provider, own) => {
    const { fix } = describeFailure(failure('access-denied', { ...facts, reason, provider }), translate)
    expect(fix).toMatch(own)
    expect(fix).not.toMatch(/PutObject/)
    if (own.source.startsWith('s3:')) return
    expect(fix).not.toMatch(/s3:/)
  })
})

describe.each(['en', 'ko'] as const)('a missing right, in %s', (language) => {
  const { translate } = createWords(language)
  const fixOf = (own: object) =>
    describeFailure(failure('access-denied', { ...facts, provider: '', ...own }), translate).fix

  it('is the one that the server named', () => {
    expect(fixOf({ action: 'PutObjectAcl' })).toMatch(/s3:PutObjectAcl/)
  })

  it('is the one that the server named, even if another policy has to allow it', () => {
    const fix = fixOf({ reason: 'otherPolicy', policy: 'boundary', action: 'DeleteObject' })
    expect(fix).toMatch(/s3:DeleteObject/)
    expect(fixOf({ reason: 'otherPolicy', policy: 'boundary' })).toMatch(/s3:PutObject/)
  })

  it.each(['keyOrRight', 'tokenOrRight'])('is named even if the key may be wrong, too: %s', (reason) => {
    expect(fixOf({ reason })).toMatch(/s3:PutObject/)
  })
})

describe.each(['en', 'ko'] as const)('a right named by S3 appears only with S3, in %s', (language) => {
  const { translate } = createWords(language)
  const refused = failure('access-denied', { ...facts, reason: 'otherAccount', provider: 'aliyun' })

  it.each([
    ['in a bucket of others', describeFailure(refused, translate).fix],
    ['to list the bucket', translate('bucketImport.denied')],
    ['to look at what has no extension', translate('bucketImport.leftOutDenied')],
  ])('%s', (_what, sentence) => {
    expect(sentence).toMatch(/AWS.*s3:/)
  })
})

describe.each(['en', 'ko'] as const)('the advice for a private bucket, in %s', (language) => {
  const { translate } = createWords(language)
  const fixOf = (provider: string) =>
    describeFailure(failure('access-denied', { ...facts, reason: 'linkPrivate', provider }), translate).fix

  it.each([
    ['b2', /s3:GetObject/],
    ['hetzner', /s3:GetObject/],
    ['idrive', /s3:GetObject/],
    ['aliyun', /s3:GetObject/],
    ['tencent', /s3:GetObject/],
    ['nhn', /s3:GetObject/],
    ['supabase', /s3:GetObject/],
  ])('is not a policy if the provider has none: %s', (provider, policy) => {
    expect(fixOf(provider)).not.toMatch(policy)
    expect(fixOf(provider)).toMatch(/CDN/)
  })

  it.each(['linkPrivate', 'linkNeedsSignature'])(
    'is another address at R2, and where to find it: %s',
    (reason) => {
      const denied = failure('access-denied', { ...facts, reason, provider: 'r2' })
      expect(describeFailure(denied, translate).fix).toMatch(/r2\.dev.+Public Development URL/)
      expect(describeFailure(denied, translate).fix).toMatch(
        language === 'en' ? /public URL base/ : /공개 URL/,
      )
    },
  )

  it('is a link share at Storj', () => {
    expect(fixOf('storj')).toBe(translate('provider.storj.publicUrl'))
  })

  it.each(['spaces', 'naver'])('is an access list if images have their own: %s', (provider) => {
    expect(fixOf(provider)).toMatch(/public-read/)
  })

  it.each(['minio', 'wasabi', ''])('is a policy elsewhere: %s', (provider) => {
    expect(fixOf(provider)).toMatch(/s3:GetObject/)
  })
})

it.each(['en', 'ko'] as const)(
  'a custom domain serves links, and uploads need another endpoint, in %s',
  (language) => {
    const { translate } = createWords(language)
    const refused = failure('wrong-endpoint', { ...facts, reason: 'ownDomain' })

    const { fix } = describeFailure(refused, translate)
    expect(fix).toContain('https://s3.oss-cn-hongkong.aliyuncs.com')
    expect(fix).toContain(translate('settings.field.publicUrlBase'))
  },
)

it.each(['linkNoHttps', 'linkNoHttp'])(
  'a link that fails points to the public URL base or, without one, to the endpoint: %s',
  (reason) => {
    const { fix } = describeFailure(
      failure('wrong-endpoint', { ...facts, reason }),
      createWords('en').translate,
    )
    expect(fix).toMatch(/public URL base\b.*endpoint\b.* if there is no base/)
  },
)

it('has the same sentences in both languages', () => {
  for (const kind of failureKinds)
    expect(Object.keys(ko.failure[kind])).toEqual(Object.keys(en.failure[kind]))
})
