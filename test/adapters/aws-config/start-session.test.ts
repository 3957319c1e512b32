import { expect, it } from 'vitest'
import { startSession } from '../../../electron/adapters/aws-config/start-session'
import { sampleSession } from '../../support/sample-session'
import { s3Refusal, scriptedStore } from '../../support/servers/scripted-server'

const keys = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: '' }
const source = sampleSession()

it.each([
  [{}, 'https://sts.eu-west-1.amazonaws.com/'],
  [{ endpoint: 'https://s3.dualstack.eu-west-1.amazonaws.com' }, 'https://sts.eu-west-1.amazonaws.com/'],
  [{ region: 'cn-north-1' }, 'https://sts.cn-north-1.amazonaws.com.cn/'],
  [{ region: 'eusc-de-east-1' }, 'https://sts.eusc-de-east-1.amazonaws.eu/'],
  [{ endpoint: 'https://minio.home:9000' }, 'https://minio.home:9000/'],
] as const)('a session of %o is requested at %s', async (place, address) => {
  const asked: string[] = []
  const proxyOf = (url: string): Promise<string> => {
    asked.push(url)
    // Nobody listens there.
    return Promise.resolve('http://127.0.0.1:1')
  }
  await startSession({ ...source, ...place }, keys, '', { env: {}, proxyOf, authorityFile: '' })
  expect(asked).toEqual([address])
})

const base = { env: {}, proxyOf: () => Promise.resolve(''), authorityFile: '' }
const lentKeys = '<AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>'

it.each([
  ['with an end that cannot be read', `${lentKeys}<Expiration>soon</Expiration>`],
  ['without an end', lentKeys],
])('a session %s counts as one whose end is unknown', async (_which, body) => {
  const { target } = await scriptedStore(() => ({ status: 200, body: `<Answer>${body}</Answer>` }))
  expect(await startSession({ ...source, endpoint: target.endpoint }, keys, '', base)).toEqual({
    ok: true,
    value: { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: '', expiresAt: 0 },
  })
})

it.each([
  ['no keys', ''],
  ['no key ID', '<SecretAccessKey>s</SecretAccessKey>'],
  ['no secret', '<AccessKeyId>ASIA</AccessKeyId>'],
])('an answer with %s begins no session', async (_what, body) => {
  const { target } = await scriptedStore(() => ({ status: 200, body: `<Answer>${body}</Answer>` }))
  expect(await startSession({ ...source, endpoint: target.endpoint }, keys, '', base)).toMatchObject({
    ok: false,
  })
})

it('a session with a key of the destination’s own is requested at its server, whatever the environment names', async () => {
  const { target, asked } = await scriptedStore(() => ({ status: 200, body: `<Answer>${lentKeys}</Answer>` }))
  const env = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' }
  const own = { ...source, endpoint: target.endpoint }
  expect(await startSession(own, keys, '', { ...base, env })).toMatchObject({ ok: true })
  expect(asked).toHaveLength(1)
})

it('a session refused because of this computer’s clock is requested with the server’s time', async () => {
  const ahead = Date.now() + 3_600_000
  const days: string[] = []
  const { target } = await scriptedStore(({ headers }) => {
    days.push(String(headers['x-amz-date']))
    const isWell = days.length > 1
    const words = 'Signature expired: it is now earlier than it was'
    const { body = '' } = s3Refusal(403, 'SignatureDoesNotMatch', words)
    const end = `<Expiration>${new Date(ahead + 3_600_000).toISOString()}</Expiration>`
    const lent = `<AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>${end}`
    const date = { date: new Date(ahead).toUTCString() }
    return { status: isWell ? 200 : 403, headers: date, body: isWell ? `<Answer>${lent}</Answer>` : body }
  })
  const { endpoint } = target

  const lent = await startSession({ ...source, endpoint }, keys, '', base)

  expect(lent).toMatchObject({ ok: true, value: { accessKeyId: 'ASIA' } })
  // By this computer's clock, it lasts for an hour.
  const lasts = lent.ok ? lent.value.expiresAt - Date.now() : 0
  expect(Math.abs(lasts - 3_600_000)).toBeLessThan(60_000)
  expect(days[1]).toBe(new Date(ahead).toISOString().replace(/[-:]|\.\d{3}/g, ''))
})

it.each(['sts.example.com', 'localhost:4566', 'https://'])(
  'a session cannot be requested at %s, which the environment names',
  async (AWS_ENDPOINT_URL_STS) => {
    const base = { kind: 'profile', name: 'work' } as const
    const env = { AWS_ENDPOINT_URL_STS }
    const proxyOf = () => Promise.resolve('')
    expect(
      await startSession({ ...source, base }, keys, '', { env, proxyOf, authorityFile: '' }),
    ).toMatchObject({
      problem: { kind: 'wrong-endpoint', facts: { reason: 'stsMalformed', host: AWS_ENDPOINT_URL_STS } },
    })
  },
)
