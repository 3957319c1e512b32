import { createServer } from 'node:http'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome } from '../../support/aws-home'
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
    const lender = createCredentialsLender({ env: process.env, home: home.home }, () => Promise.resolve(''))
    const lent = await lender.lend({ kind: 'profile', name: 'admin' }, '')
    expect(lent).toMatchObject({ value: { accessKeyId: 'ASIAROLE', sessionToken: 'token' } })
    expect(asked).toEqual([expect.stringContaining(`/${region}/sts/`)])
    expect(warn).not.toHaveBeenCalled()
  },
)
