import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome } from '../../support/aws-home'
import { listen } from '../../support/servers/listen'

async function lend(config: string, name: string, environment: Readonly<Record<string, string>> = {}) {
  const home = await awsHome(environment)
  await home.write('config', config)
  const lender = createCredentialsLender({ env: process.env, home: home.home }, () => Promise.resolve(''))
  return lender.lend(name === '' ? { kind: 'environment' } : { kind: 'profile', name }, '')
}

/** As AWS answers if a setting of a role does not look like one. */
async function refusingSts(): Promise<{ readonly AWS_ENDPOINT_URL_STS: string }> {
  const sts = createServer((_request, response) => {
    response.writeHead(400, { 'content-type': 'text/xml' })
    response.end(
      '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Request ARN is invalid</Message></Error></ErrorResponse>',
    )
  })
  onTestFinished(() => void sts.close())
  return { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await listen(sts)}` }
}

describe('a profile with a wrong setting', () => {
  const role = 'role_arn = arn:aws:iam::123456789012:role/uploads\n'
  const blog = `[profile blog]\n${role}source_profile = base\n`
  const account = 'sso_account_id = 123456789012\nsso_role_name = Uploads\n'
  const office = `[profile office]\nsso_session = work\n${account}`

  it.each([
    ['its source', blog, 'blog', { reason: 'sourceMissing', profile: 'blog', source: 'base' }],
    [
      "its source's own source",
      `${blog}[profile base]\n${role}source_profile = gone\n`,
      'blog',
      { reason: 'sourceMissing', profile: 'base', source: 'gone' },
    ],
    [
      'its SSO session',
      office,
      'office',
      { reason: 'ssoSessionMissing', profile: 'office', session: 'work' },
    ],
    [
      'an SSO session without an address',
      `${office}[sso-session work]\nsso_region = eu-west-1\n`,
      'office',
      { reason: 'ssoSessionMissing', profile: 'office', session: 'work' },
    ],
    [
      "its source's token file",
      `${blog}[profile base]\n${role}web_identity_token_file = /gone/token\n`,
      'blog',
      { reason: 'tokenFileUnreadable', profile: 'base', file: '/gone/token' },
    ],
    [
      'the place of its keys',
      `[profile blog]\n${role}credential_source = environment\n`,
      'blog',
      { reason: 'credentialSourceUnknown', profile: 'blog', source: 'environment' },
    ],
  ])('is told which one: %s', async (_what, config, name, facts) => {
    expect(await lend(config, name)).toMatchObject({ problem: { kind: 'credentials-missing', facts } })
  })

  const base = '[profile base]\naws_access_key_id = AKIAONE\naws_secret_access_key = one\n'
  const malformed = 'role_arn = arn:aws:iam::123456789012:uploads\n'

  it.each([
    [malformed, { kind: 'credentials-missing', facts: { reason: 'roleMalformed', profile: 'blog' } }],
    [`${role}duration_seconds = 1\n`, { kind: 'access-denied', facts: { reason: 'roleInvalid' } }],
  ])('is told what AWS refuses: %s', async (lines, problem) => {
    const config = `[profile blog]\n${lines}source_profile = base\n${base}`
    expect(await lend(config, 'blog', await refusingSts())).toMatchObject({ problem })
  })

  it.each([
    ['a source that is its own source', `${blog}[profile base]\n${role}source_profile = blog\n`, 'blog'],
    [
      'a session that is there, if the profile names no account',
      '[profile office]\nsso_session = work\n[sso-session "work"]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
      'office',
    ],
  ])('is not %s', async (_what, config, name) => {
    expect(await lend(config, name)).toMatchObject({ problem: { facts: { reason: 'profileEmpty' } } })
  })
})

describe('an environment with a wrong variable', () => {
  const gone = { AWS_WEB_IDENTITY_TOKEN_FILE: '/gone/token' }
  const there = { AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename }
  const role = { AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/uploads' }

  it.each([
    [
      'a token file that is missing',
      { ...gone, ...role },
      { reason: 'tokenFileVariable', file: '/gone/token' },
    ],
    ['no role', gone, { reason: 'roleVariableMissing' }],
    [
      'no ARN of a role',
      { ...there, AWS_ROLE_ARN: 'uploads' },
      { reason: 'roleVariableMalformed', role: 'uploads' },
    ],
  ])('is told which one: %s', async (_what, environment, facts) => {
    const lent = await lend('', '', { ...environment, ...(await refusingSts()) })
    expect(lent).toMatchObject({ problem: { kind: 'credentials-missing', facts } })
  })
})
