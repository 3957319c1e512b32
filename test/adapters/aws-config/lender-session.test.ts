import { expect, it } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome } from '../../support/aws-home'
import { sampleSession } from '../../support/sample-session'
import { scriptedStore } from '../../support/servers/scripted-server'

it('a session with borrowed keys does not spend its MFA code on the profile that lends them', async () => {
  const { target, asked } = await scriptedStore(() => ({ status: 500 }))
  const home = await awsHome({ AWS_ENDPOINT_URL_STS: target.endpoint })
  await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
  const role = 'role_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base'
  await home.write('config', `[profile admin]\n${role}\nmfa_serial=arn:aws:iam::123456789012:mfa/me\n`)
  const lender = createCredentialsLender({ env: process.env, home: home.home }, () => Promise.resolve(''))
  const source = { ...sampleSession(), base: { kind: 'profile', name: 'admin' } } as const

  expect(await lender.lend(source, '123456')).toMatchObject({
    problem: { kind: 'credentials-missing', facts: { reason: 'mfa', profile: 'admin' } },
  })
  expect(asked).toEqual([])
})
