import { describe, expect, it } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome } from '../../support/aws-home'

async function lend(config: string, name: string) {
  const home = await awsHome()
  await home.write('config', config)
  const lender = createCredentialsLender({ env: process.env, home: home.home }, () => Promise.resolve(''))
  return lender.lend({ kind: 'profile', name }, '')
}

describe('a profile with a setting that leads nowhere', () => {
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
  ])('is told which one: %s', async (_what, config, name, facts) => {
    expect(await lend(config, name)).toMatchObject({ problem: { kind: 'credentials-missing', facts } })
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
