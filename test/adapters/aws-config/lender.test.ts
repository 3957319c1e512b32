import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import type { BorrowedSource } from '../../../electron/core/credentials/lender'
import { awsHome, type AwsHome } from '../../support/aws-home'

const inAnHour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000)

function lenderIn({ home }: AwsHome) {
  return createCredentialsLender({ env: process.env, home }, () => Promise.resolve(''))
}

function lend(home: AwsHome, name: string) {
  return lenderIn(home).lend({ kind: 'profile', name }, '')
}

/** Answers every request with the same JSON, and remembers what was asked for. */
async function startJson(answer: unknown) {
  const asked: string[] = []
  const server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method ?? ''} ${url ?? ''} ${headers.authorization ?? ''}`.trim())
    const isName = url === '/latest/meta-data/iam/security-credentials/'
    response.end(url === '/latest/api/token' ? 'imds-token' : isName ? 'uploads' : JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const at = server.address()
  return { asked, address: `http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}` }
}

describe('a profile with keys', () => {
  it('lends them, even after they were changed', async () => {
    const home = await awsHome()
    await home.write('credentials', '[blog]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
    expect(await lend(home, 'blog')).toEqual({
      ok: true,
      value: { accessKeyId: 'AKIAONE', secretAccessKey: 'one', sessionToken: '', expiresAt: 0 },
    })
    const changed = '[blog]\naws_access_key_id=ASIATWO\naws_secret_access_key=two\naws_session_token=three\n'
    await home.write('credentials', changed)
    expect(await lend(home, 'blog')).toMatchObject({
      value: { accessKeyId: 'ASIATWO', sessionToken: 'three' },
    })
  })

  it.each(['~', 'the home'])("is found at the paths in AWS's variables, below %s", async (start) => {
    const home = await awsHome()
    await writeFile(
      path.join(home.home, 'elsewhere'),
      '[work]\naws_access_key_id=AKIAWORK\naws_secret_access_key=x\n',
    )
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = path.join(start === '~' ? '~' : home.home, 'elsewhere')
    expect(await lenderIn(home).offer()).toEqual({ profiles: ['work'], environment: false })
    expect(await lend(home, 'work')).toMatchObject({ value: { accessKeyId: 'AKIAWORK' } })
  })

  it('is missing if no file names it', async () => {
    const home = await awsHome()
    expect(await lenderIn(home).offer()).toEqual({ profiles: [], environment: false })
    expect(await lend(home, 'blog')).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'profileMissing', profile: 'blog' } },
    })
  })

  it('lends nothing if it only names a region', async () => {
    const home = await awsHome()
    await home.write('config', '[profile blog]\nregion = ap-northeast-2\n')
    expect(await lenderIn(home).offer()).toEqual({ profiles: [], environment: false })
    expect(await lend(home, 'blog')).toMatchObject({ problem: { facts: { reason: 'profileEmpty' } } })
  })
})

describe('the offer of borrowable credentials', () => {
  const keys = 'aws_access_key_id=AKIAONE\naws_secret_access_key=one\n'
  const value = { accessKeyId: 'AKIAONE', secretAccessKey: 'one', sessionToken: '', expiresAt: 0 }

  it.each([
    ['config', '[default]', 'default'],
    ['config', '[profile blog]', 'blog'],
    ['config', '[profile "blog"]', 'blog'],
    ['config', '[profile a@b.c/d:e]', 'a@b.c/d:e'],
    ['config', '[profile blog] ; mine', 'blog'],
    ['credentials', '[default]', 'default'],
    ['credentials', '[blog]', 'blog'],
    ['credentials', '["two words"]', '"two words"'],
    ['credentials', '[블로그]', '블로그'],
    ['credentials', '[blog]  # mine', 'blog'],
  ] as const)('includes a profile with keys: in %s, %s', async (file, header, name) => {
    const home = await awsHome()
    await home.write(file, `${header}\n${keys}`)
    expect((await lenderIn(home).offer()).profiles).toEqual([name])
    expect(await lend(home, name)).toEqual({ ok: true, value })
  })

  it.each([
    ['config', '[ default ]', 'default'],
    ['config', '[profile  "blog" ]', 'blog'],
    ['config', '[ profile blog]', 'blog'],
    ['config', '[profile two words]', 'two words'],
    ['config', '[profile "two words"]', 'two words'],
    ['config', '[profile 블로그]', '블로그'],
    ['config', '[profile blog]]', 'blog'],
    ['config', '[default] x', 'default'],
    ['credentials', '[ blog ]', 'blog'],
    ['credentials', '[two words]', 'two words'],
    ['credentials', '[profile blog]', 'profile blog'],
    ['credentials', '[blog] mine', 'blog'],
    ['credentials', '[blog]# mine', 'blog'],
    ['credentials', '[blog # mine]', 'blog # mine'],
  ] as const)('leaves out a profile without keys: in %s, %s', async (file, header, name) => {
    const home = await awsHome()
    await home.write(file, `${header}\n${keys}`)
    expect((await lenderIn(home).offer()).profiles).toEqual([])
    expect(await lend(home, name)).toMatchObject({ problem: { facts: { reason: 'profileEmpty' } } })
  })

  it('keeps the server of a profile if only its keys can be read', async () => {
    const home = await awsHome()
    await home.write('config', '[profile 블로그]\nendpoint_url = http://nas.local:9000\n')
    await home.write('credentials', `[블로그]\n${keys}`)
    expect((await lenderIn(home).offer()).profiles).toEqual(['블로그'])
    expect(await lenderIn(home).endpointOf({ kind: 'profile', name: '블로그' })).toBe('http://nas.local:9000')
  })
})

describe('a profile with a credential program', () => {
  async function withProgram(body: string): Promise<AwsHome> {
    const home = await awsHome()
    const program = await home.program('give keys', body)
    await home.write('config', `[profile tool]\ncredential_process = "${program}" --json\n`)
    return home
  }

  it('lends what it prints, and knows when that ends', async () => {
    const keys = {
      Version: 1,
      AccessKeyId: 'ASIATOOL',
      SecretAccessKey: 'secret',
      SessionToken: 'token',
      Expiration: inAnHour.toISOString(),
    }
    const home = await withProgram(`[ "$1" = --json ] && echo '${JSON.stringify(keys)}'`)
    expect(await lend(home, 'tool')).toEqual({
      ok: true,
      value: {
        accessKeyId: 'ASIATOOL',
        secretAccessKey: 'secret',
        sessionToken: 'token',
        expiresAt: inAnHour.getTime(),
      },
    })
  })

  it.each([
    { what: 'fails', body: 'echo "password hunter2 refused" >&2; exit 3', reason: 'processFailed' },
    { what: 'says something else', body: 'echo "hunter2"', reason: 'processAnswer' },
    {
      what: 'gives half a key',
      body: `echo '{"Version":1,"AccessKeyId":"hunter2"}'`,
      reason: 'processAnswer',
    },
    {
      what: 'gives old keys',
      body: `echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hunter2","Expiration":"2020-01-01T00:00:00Z"}'`,
      reason: 'processExpired',
    },
  ])('that $what is reported without a word of its output', async ({ body, reason }) => {
    const told = await lend(await withProgram(body), 'tool')
    expect(told).toMatchObject({ ok: false, problem: { facts: { reason, profile: 'tool' } } })
    expect(JSON.stringify(told)).not.toContain('hunter2')
  })
})

describe('a profile with single sign-on', () => {
  const config = `[profile office]
sso_session = work
sso_account_id = 123456789012
sso_role_name = Uploads
[sso-session work]
sso_start_url = https://example.awsapps.com/start
sso_region = ap-northeast-2
sso_registration_scopes = sso:account:access
`

  it('asks for a sign-in if there was none', async () => {
    const home = await awsHome()
    await home.write('config', config)
    expect(await lenderIn(home).offer()).toEqual({ profiles: ['office'], environment: false })
    expect(await lend(home, 'office')).toMatchObject({
      problem: {
        kind: 'credentials-expired',
        facts: { reason: 'sso', ssoCommand: 'aws sso login --profile office' },
      },
    })
  })

  it('asks for a sign-in again if the last one has ended', async () => {
    const home = await awsHome()
    await home.write('config', config)
    const folder = path.join(home.home, '.aws', 'sso', 'cache')
    await mkdir(folder, { recursive: true })
    const token = { accessToken: 'old', expiresAt: '2020-01-01T00:00:00Z' }
    const name = createHash('sha1').update('work').digest('hex')
    await writeFile(path.join(folder, `${name}.json`), JSON.stringify(token))
    expect(await lend(home, 'office')).toMatchObject({
      problem: { kind: 'credentials-expired', facts: { reason: 'sso' } },
    })
  })

  it('needs an MFA code, but nobody can be asked for it', async () => {
    const home = await awsHome()
    await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
    await home.write(
      'config',
      '[profile admin]\nrole_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base\nmfa_serial=arn:aws:iam::123456789012:mfa/me\n',
    )
    expect(await lend(home, 'admin')).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'mfa', profile: 'admin' } },
    })
  })
})

describe('the environment', () => {
  const environment: BorrowedSource = { kind: 'environment' }

  it('lends the keys that Ollim was started with, and their end', async () => {
    const home = await awsHome({
      AWS_ACCESS_KEY_ID: 'ASIAENV',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_CREDENTIAL_EXPIRATION: inAnHour.toISOString(),
    })
    expect(await lenderIn(home).offer()).toEqual({ profiles: [], environment: true })
    expect(await lenderIn(home).lend(environment, '')).toEqual({
      ok: true,
      value: {
        accessKeyId: 'ASIAENV',
        secretAccessKey: 'secret',
        sessionToken: 'token',
        expiresAt: inAnHour.getTime(),
      },
    })
  })

  it('offers no keys if it has only one half of them', async () => {
    const home = await awsHome({ AWS_ACCESS_KEY_ID: 'AKIAENV' })
    expect(await lenderIn(home).offer()).toEqual({ profiles: [], environment: false })
  })

  it('may name a profile instead', async () => {
    const home = await awsHome({ AWS_PROFILE: 'gone' })
    expect(await lenderIn(home).lend(environment, '')).toMatchObject({
      problem: { facts: { reason: 'profileMissing', profile: 'gone' } },
    })
  })

  it('lends nothing if it has no keys', async () => {
    expect(await lenderIn(await awsHome()).lend(environment, '')).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'environment' } },
    })
  })

  const lent = {
    Code: 'Success',
    AccessKeyId: 'ASIAROLE',
    SecretAccessKey: 'secret',
    Token: 'token',
    Expiration: inAnHour.toISOString(),
  }

  it('lends the role of a container', async () => {
    const { asked, address } = await startJson(lent)
    const home = await awsHome({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${address}/role`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'let me in',
    })
    expect(await lenderIn(home).lend(environment, '')).toMatchObject({
      value: { accessKeyId: 'ASIAROLE', sessionToken: 'token', expiresAt: inAnHour.getTime() },
    })
    expect(asked).toEqual(['GET /role let me in'])
  })

  it('lends the role of a machine', async () => {
    const { asked, address } = await startJson(lent)
    const home = await awsHome({
      AWS_EC2_METADATA_DISABLED: 'false',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: address,
    })
    expect(await lenderIn(home).lend(environment, '')).toMatchObject({
      value: { accessKeyId: 'ASIAROLE', sessionToken: 'token', expiresAt: inAnHour.getTime() },
    })
    expect(asked.at(-1)).toBe('GET /latest/meta-data/iam/security-credentials/uploads')
  })
})
