import { expect, it } from 'vitest'
import { mint } from '../../../electron/adapters/aws-config/mint'
import type { SessionSource } from '../../../electron/core/credentials/lender'

const keys = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: '' }
const source: SessionSource = {
  kind: 'session',
  base: { kind: 'keys', ...keys },
  region: 'eu-west-1',
  endpoint: '',
  certificateAuthorityFile: '',
  certificateAuthority: '',
  trustedCertificate: '',
  roleArn: 'arn:aws:iam::123456789012:role/uploads',
  externalId: '',
  mfaSerial: '',
  sessionSeconds: 0,
}

it.each([
  [{}, 'https://sts.eu-west-1.amazonaws.com/'],
  [{ endpoint: 'https://s3.dualstack.eu-west-1.amazonaws.com' }, 'https://sts.eu-west-1.amazonaws.com/'],
  [{ region: 'cn-north-1' }, 'https://sts.cn-north-1.amazonaws.com.cn/'],
  [{ region: 'eusc-de-east-1' }, 'https://sts.eusc-de-east-1.amazonaws.eu/'],
  [{ endpoint: 'https://minio.home:9000' }, 'https://minio.home:9000/'],
] as const)('a session of %o is asked for at %s', async (place, address) => {
  const asked: string[] = []
  const proxyOf = (url: string): Promise<string> => {
    asked.push(url)
    // Nobody listens there.
    return Promise.resolve('http://127.0.0.1:1')
  }
  await mint({ ...source, ...place }, keys, '', { env: {}, proxyOf })
  expect(asked).toEqual([address])
})
