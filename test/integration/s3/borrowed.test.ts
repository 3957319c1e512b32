import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { systemClock } from '../../../electron/adapters/clock'
import { neverAborted } from '../../../electron/core/aborted'
import { BorrowedCredentials } from '../../../electron/core/credentials/borrowed-credentials'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { publicUrl } from '../../../electron/core/links/public-url'
import { awsHome, type AwsHome } from '../../support/aws-home'
import { makeSource } from '../../support/files/source-file'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'
import { motoTarget, publicTarget, targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const publicStore = inject('publicStore')
const moto = inject('moto')

const noKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** The destination without keys of its own. */
function borrowing(target: StoreTarget, name: string): StoreTarget {
  return { ...target, credentials: noKeys, credentialsSource: { kind: 'profile', name } }
}

function loansIn({ home }: AwsHome): BorrowedCredentials {
  return new BorrowedCredentials({
    lender: createCredentialsLender({ env: process.env, home }, () => Promise.resolve('')),
    clock: systemClock,
    redactSecret: () => undefined,
    onChange: () => undefined,
  })
}

/** Puts an image and answers what came of it. */
async function put(target: StoreTarget, loans: BorrowedCredentials, key = 'borrowed/image.png') {
  const source = await makeSource(folder(), 'image.png', randomBytes(10_000))
  return open(target, loans).put(putRequest(source, { key }))
}

describe('a profile', () => {
  it('uploads an image whose link opens', async () => {
    const home = await awsHome()
    const { accessKeyId, secretAccessKey } = publicStore
    await home.write('credentials', profile('blog', accessKeyId, secretAccessKey))
    const target = borrowing(publicTarget(publicStore), 'blog')
    expect(await put(target, loansIn(home))).toMatchObject({ ok: true })
    expect((await fetch(publicUrl(target, 'borrowed/image.png'))).status).toBe(200)
  })

  it('with a credential program runs it once for all uploads', async () => {
    const home = await awsHome()
    const { accessKeyId, secretAccessKey } = publicStore
    const keys = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey })
    const program = await home.program('keys', `echo run >> "${home.home}/runs"; echo '${keys}'`)
    await home.write('config', `[profile tool]\ncredential_process = ${program}\n`)
    const target = borrowing(publicTarget(publicStore), 'tool')
    const loans = loansIn(home)
    const names = ['a', 'b', 'c'].map((name) => `borrowed/${name}.png`)
    const answers = await Promise.all(names.map((key) => put(target, loans, key)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    await expect(runs(home)).resolves.toBe(1)
  })

  it('that no longer exists sends nothing', async () => {
    const server = await faultyForTest((socket) => socket.end(httpAnswer('200 OK', {})))
    const target = borrowing(targetOf({ endpoint: server.endpoint }), 'gone')
    expect(await put(target, loansIn(await awsHome()))).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'profileMissing', profile: 'gone' } },
    })
    expect(server.seen).toEqual([])
  })
})

describe('a server that says ExpiredToken', () => {
  /** Takes no key but the one that is good by now. */
  async function serverThatTakes(good: string) {
    const server = await faultyForTest((socket, { isComplete, keyId }) => {
      if (!isComplete) return
      socket.write(
        keyId === good
          ? httpAnswer('200 OK', { etag: '"etag"' })
          : s3Error('400 Bad Request', 'ExpiredToken', { message: 'The provided token has expired.' }),
      )
    })
    return server
  }

  it('is asked again at once with the profile’s new keys', async () => {
    const home = await awsHome()
    const server = await serverThatTakes('ASIANEW')
    const target = borrowing(targetOf({ endpoint: server.endpoint }), 'blog')
    const loans = loansIn(home)
    await home.write('credentials', profile('blog', 'ASIAOLD', 'secret', 'token'))
    await loans.of({ kind: 'profile', name: 'blog' }, neverAborted())
    await home.write('credentials', profile('blog', 'ASIANEW', 'secret', 'token'))
    expect(await put(target, loans)).toMatchObject({ ok: true })
    expect(server.seen).toEqual(['PUT', 'PUT'])
  })

  it('stops the destination if the profile has no new keys', async () => {
    const home = await awsHome()
    const server = await serverThatTakes('ASIANEW')
    await home.write('credentials', profile('blog', 'ASIAOLD', 'secret', 'token'))
    const target = borrowing(targetOf({ endpoint: server.endpoint }), 'blog')
    expect(await put(target, loansIn(home))).toMatchObject({
      problem: {
        kind: 'credentials-expired',
        facts: { reason: 'profile', profile: 'blog' },
        detail:
          'HTTP 400 · ExpiredToken · The provided token has expired. · x-amz-request-id 4442587FB7D0A2F9',
      },
    })
    expect(server.seen).toEqual(['PUT'])
  })

  it('stops a destination with typed keys', async () => {
    const server = await serverThatTakes('ASIANEW')
    const credentials = { accessKeyId: 'ASIAOLD', secretAccessKey: 'secret', sessionToken: 'token' }
    const target = targetOf({ endpoint: server.endpoint, credentials })
    const answer = await put(target, loansIn(await awsHome()))
    expect(answer).toMatchObject({ problem: { kind: 'credentials-expired' } })
    expect(answer.ok || answer.problem.facts['profile']).toBeUndefined()
  })
})

describe.runIf(moto !== null)('a profile with a role', () => {
  if (moto === null) return
  const roleProfile = `[profile uploads]\nrole_arn = ${moto.role}\nsource_profile = base\nregion = us-east-1\n`

  it('assumes it at STS, and knows when that ends', async () => {
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: moto.endpoint })
    const { accessKeyId, secretAccessKey } = moto.users.assumer
    await home.write('credentials', profile('base', accessKeyId, secretAccessKey))
    await home.write('config', roleProfile)
    const target = borrowing(motoTarget(moto, moto.users.nobody), 'uploads')
    const loans = loansIn(home)
    expect(await put(target, loans, 'role.png')).toMatchObject({ ok: true })
    const minutesLeft = (loans.endOf({ kind: 'profile', name: 'uploads' }) - Date.now()) / 60_000
    expect(minutesLeft).toBeGreaterThan(50)
    expect(minutesLeft).toBeLessThanOrEqual(60)
  })

  it('and an MFA device waits for the code, and then uploads', async () => {
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: moto.endpoint })
    const { accessKeyId, secretAccessKey } = moto.users.assumer
    await home.write('credentials', profile('base', accessKeyId, secretAccessKey))
    await home.write('config', `${roleProfile}mfa_serial = arn:aws:iam::123456789012:mfa/phone\n`)
    const target = borrowing(motoTarget(moto, moto.users.nobody), 'uploads')
    const loans = loansIn(home)
    expect(await put(target, loans, 'mfa.png')).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'mfa', profile: 'uploads' } },
    })
    const source = { kind: 'profile', name: 'uploads' } as const
    expect(await loans.giveCode(source, '123456', neverAborted())).toEqual({ ok: true, value: null })
    expect(await put(target, loans, 'mfa.png')).toMatchObject({ ok: true })
  })

  it('and an MFA device reports a wrong code', async () => {
    // AWS's words ("Troubleshooting MFA", IAM User Guide): moto takes any code.
    const sts = await faultyForTest((socket, { isComplete }) => {
      const message = 'MultiFactorAuthentication failed with invalid MFA one time pass code. '
      const error = `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error>`
      const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}</ErrorResponse>`
      if (isComplete) socket.end(httpAnswer('403 Forbidden', { 'content-type': 'text/xml' }, body))
    })
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: sts.endpoint })
    await home.write('credentials', profile('base', 'AKIABASE', 'secret'))
    await home.write('config', `${roleProfile}mfa_serial = arn:aws:iam::123456789012:mfa/phone\n`)
    const source = { kind: 'profile', name: 'uploads' } as const
    expect(await loansIn(home).giveCode(source, '000000', neverAborted())).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'mfaWrong', profile: 'uploads' } },
    })
  })

  it('is distinguished from a bucket that refuses', async () => {
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: moto.endpoint })
    const { accessKeyId, secretAccessKey } = moto.users.nobody
    await home.write('credentials', profile('base', accessKeyId, secretAccessKey))
    await home.write('config', roleProfile)
    const target = borrowing(motoTarget(moto, moto.users.nobody), 'uploads')
    expect(await put(target, loansIn(home))).toMatchObject({
      problem: { kind: 'access-denied', facts: { reason: 'role', profile: 'uploads' } },
    })
  })

  it('reports keys that AWS does not know', async () => {
    const home = await awsHome({ AWS_ENDPOINT_URL_STS: moto.endpoint })
    await home.write('credentials', profile('base', 'AKIAUNKNOWN', 'x'))
    await home.write('config', roleProfile)
    const target = borrowing(motoTarget(moto, moto.users.nobody), 'uploads')
    expect(await put(target, loansIn(home))).toMatchObject({
      problem: { kind: 'key-id-unknown', facts: { reason: 'profile' } },
    })
  })
})

function profile(name: string, id: string, secret: string, token = ''): string {
  const lines = [`[${name}]`, `aws_access_key_id = ${id}`, `aws_secret_access_key = ${secret}`]
  return [...lines, ...(token === '' ? [] : [`aws_session_token = ${token}`]), ''].join('\n')
}

async function runs(home: AwsHome): Promise<number> {
  return (await readFile(`${home.home}/runs`, 'utf8')).trim().split('\n').length
}
