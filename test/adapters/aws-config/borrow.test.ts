import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome, type AwsHome } from '../../support/aws-home'
import { listen } from '../../support/servers/listen'

const granted = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
  <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`

it.each([
  ['us-east-1 if nothing names a region', '', {}, 'us-east-1'],
  ["the profile's region", 'region = eu-west-1\n', { AWS_REGION: 'eu-central-1' }, 'eu-west-1'],
  ['the region of the environment', '', { AWS_REGION: 'eu-central-1' }, 'eu-central-1'],
])(
  'asks for the role of a profile in %s, without a word on the console',
  async (_where, line, named, region) => {
    const asked: unknown[] = []
    const sts = createServer(({ headers }, response) => {
      asked.push(headers.authorization)
      response.end(granted)
    })
    onTestFinished(() => void sts.close())
    const home = await awsHome({ ...named, AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await listen(sts)}` })
    await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
    const role = 'role_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base\n'
    await home.write('config', `[profile admin]\n${role}${line}`)
    const warn = vi.spyOn(console, 'warn')
    onTestFinished(() => {
      warn.mockRestore()
    })
    const lent = await lend(home, 'admin')
    expect(lent).toMatchObject({ value: { accessKeyId: 'ASIAROLE', sessionToken: 'token' } })
    expect(asked).toEqual([expect.stringContaining(`/${region}/sts/`)])
    expect(warn).not.toHaveBeenCalled()
  },
)

it('reaches the server that the environment names for roles without the proxy that is for AWS', async () => {
  const sts = createServer((_request, response) => void response.end(granted))
  onTestFinished(() => void sts.close())
  const address = `http://127.0.0.1:${await listen(sts)}`
  const home = await awsHome({ AWS_ENDPOINT_URL_STS: address })
  await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
  const role = 'role_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base\n'
  await home.write('config', `[profile admin]\n${role}`)
  // Nobody listens there.
  const proxyOf = async (url: string) => (url.startsWith(address) ? '' : 'http://127.0.0.1:1')
  const lender = createCredentialsLender({ env: process.env, home: home.home }, proxyOf)

  const lent = await lender.lend({ kind: 'profile', name: 'admin' }, '')
  expect(lent).toMatchObject({ value: { accessKeyId: 'ASIAROLE' } })
})

it('says that the environment names no server for roles, where one is needed', async () => {
  const home = await awsHome({ AWS_ENDPOINT_URL_STS: 'sts.example.com' })
  await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
  const role = 'role_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base\n'
  await home.write('config', `[profile admin]\n${role}`)

  expect(await lend(home, 'base')).toMatchObject({ ok: true })
  expect(await lend(home, 'admin')).toMatchObject({
    problem: { kind: 'wrong-endpoint', facts: { reason: 'stsMalformed', host: 'sts.example.com' } },
  })
})

function lenderIn({ home }: AwsHome) {
  return createCredentialsLender({ env: process.env, home }, () => Promise.resolve(''))
}

function lend(home: AwsHome, name: string) {
  return lenderIn(home).lend({ kind: 'profile', name }, '')
}

it('a profile has names of settings in any case, as for the AWS CLI', async () => {
  const home = await awsHome()
  await home.write('credentials', '[blog]\nAWS_ACCESS_KEY_ID = AKIAOne=\n Aws_Secret_Access_Key=One\n')
  await home.write('config', '[profile role]\nCREDENTIAL_PROCESS=echo {}\n')
  expect(await lenderIn(home).offer()).toMatchObject({ profiles: ['role', 'blog'] })
  expect(await lend(home, 'blog')).toMatchObject({
    value: { accessKeyId: 'AKIAOne=', secretAccessKey: 'One' },
  })
  expect(await lend(home, 'role')).toMatchObject({ problem: { facts: { reason: 'processAnswer' } } })
})

it('a profile is gone once its file is deleted', async () => {
  const home = await awsHome()
  await home.write('credentials', '[blog]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
  await home.write('config', '[profile other]\nrole_arn=arn:aws:iam::1:role/a\nsource_profile=blog\n')
  expect(await lend(home, 'blog')).toMatchObject({ ok: true })
  await rm(path.join(home.home, '.aws', 'credentials'))
  expect(await lend(home, 'other')).toMatchObject({ problem: { kind: 'credentials-missing' } })
})
