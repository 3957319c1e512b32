import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { awsHome } from '../../support/aws-home'
import { folderForTest } from '../../support/files/folder-for-test'
import { type Certificate, makeCertificate } from '../../support/servers/certificates'
import { listen } from '../../support/servers/listen'

const granted = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
  <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`

describe('a server for roles with a certificate of its own', () => {
  let own: Certificate
  beforeEach(async () => {
    own = await makeCertificate(await folderForTest('certificates'), 'sts')
  })

  /** Asks for the role of a profile with this line in its section. */
  async function lend(line: string, environment: Readonly<Record<string, string>> = {}) {
    const [key, cert] = await Promise.all([own.key, own.file].map((file) => readFile(file)))
    const sts = createServer({ key, cert }, (_request, response) => void response.end(granted))
    onTestFinished(() => void sts.close())
    const address = `https://127.0.0.1:${await listen(sts)}`
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: address, ...environment })
    await home.write('credentials', '[base]\naws_access_key_id=AKIAONE\naws_secret_access_key=one\n')
    const role = 'role_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=base\n'
    await home.write('config', `[profile admin]\n${role}${line}\n`)
    const lender = createCredentialsLender({ env: process.env, home: home.home }, async () => '')
    return lender.lend({ kind: 'profile', name: 'admin' }, '')
  }

  it.each(['', 'ca_bundle = /gone.pem'])(
    'is not trusted with %j, and what the person can do is said',
    async (line) => {
      expect(await lend(line)).toMatchObject({ problem: { kind: 'tls', facts: { reason: 'lender' } } })
    },
  )

  it.each([
    ["the profile's ca_bundle", () => lend(`ca_bundle = ${own.file}`)],
    ['AWS_CA_BUNDLE', () => lend('ca_bundle = /gone.pem', { AWS_CA_BUNDLE: own.file })],
  ])('is trusted because of %s', async (_where, lent) => {
    expect(await lent()).toMatchObject({ value: { accessKeyId: 'ASIAROLE' } })
  })
})
