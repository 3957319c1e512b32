import { randomUUID, X509Certificate } from 'node:crypto'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { systemClock } from '../../../electron/adapters/clock'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import { BorrowedCredentials } from '../../../electron/core/credentials/borrowed-credentials'
import { loanSourceOf } from '../../../electron/core/credentials/loan-source'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { startForwardProxy } from '../../support/servers/forward-proxy'
import { motoTarget } from '../../support/servers/targets'
import { makeCertificate, startTlsFront } from '../../support/servers/tls-front'
import { makeSilentLog } from '../../support/silent-log'

const moto = inject('moto')
const device = 'arn:aws:iam::123456789012:mfa/phone'

function start(proxy = '', env = {}) {
  const proxyOf = () => Promise.resolve(proxy)
  const lender = createCredentialsLender({ env, home: '/nowhere' }, proxyOf)
  const loans = new BorrowedCredentials({
    lender,
    clock: systemClock,
    redactSecret: () => undefined,
    onChange: () => undefined,
  })
  const stores = createObjectStores({ log: makeSilentLog(), loans, proxyOf })
  const put = async (target: StoreTarget) => {
    const store = stores.open(target)
    const answer = await store.putBytes(
      `sessions-${randomUUID()}`,
      Buffer.from('x'),
      'text/plain',
      neverAborted(),
    )
    store.dispose()
    if (answer.ok) return 'put'
    const { kind, facts } = answer.problem.failure
    return `${kind} ${String(facts['reason'] ?? '')}`.trim()
  }
  const giveCode = (target: StoreTarget, code: string) => {
    const source = loanSourceOf(target)
    if (source === undefined) throw new Error('no session')
    return loans.giveCode(source, code, neverAborted())
  }
  const endOf = (target: StoreTarget) => {
    const source = loanSourceOf(target)
    return source === undefined ? 0 : loans.endOf(source)
  }
  return { put, giveCode, endOf }
}

describe.runIf(moto !== null)('sessions that Ollim begins itself, on moto', () => {
  if (moto === null) return
  const { users, role } = moto

  it('upload with a role that the key may assume, and know their end', async () => {
    const { put, endOf } = start()
    const target = motoTarget(moto, users.assumer, { roleArn: role, sessionSeconds: 900 })
    expect(await put(target)).toBe('put')
    const minutes = (endOf(target) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(14)
    expect(minutes).toBeLessThan(15.1)
  })

  it('are requested from the destination’s server, whatever the environment says', async () => {
    const env = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    expect(await start('', env).put(motoTarget(moto, users.assumer, { roleArn: role }))).toBe('put')
  })

  it('upload nothing without the role', async () => {
    expect(await start().put(motoTarget(moto, users.assumer))).toBe('access-denied')
  })

  it.each([
    { name: 'a key that may not', user: users.nobody, told: 'access-denied sessionRole' },
    { name: 'a key that nobody knows', user: users.deleted, told: 'key-id-unknown' },
    {
      name: 'a wrong secret',
      user: { ...users.assumer, secretAccessKey: 'wrong' },
      told: 'secret-wrong',
    },
  ])('are refused to $name', async ({ user, told }) => {
    expect(await start().put(motoTarget(moto, user, { roleArn: role }))).toBe(told)
  })

  it('wait for the code of the MFA device, and then upload', async () => {
    const { put, giveCode } = start()
    const target = motoTarget(moto, users.assumer, { roleArn: role, mfaSerial: device })
    expect(await put(target)).toBe('credentials-missing mfaSession')
    expect(await giveCode(target, '123456')).toEqual({ ok: true, value: null })
    expect(await put(target)).toBe('put')
  })

  it('need no role with an MFA code', async () => {
    const { giveCode, endOf } = start()
    const target = motoTarget(moto, users.assumer, { mfaSerial: device, sessionSeconds: 900 })
    expect(await giveCode(target, '123456')).toEqual({ ok: true, value: null })
    expect(endOf(target)).toBeGreaterThan(Date.now())
  })
})

describe.runIf(moto !== null)('a session on a server that only the destination trusts', () => {
  if (moto === null) return
  const { endpoint, users, role } = moto
  const own = motoTarget(moto, users.assumer, { roleArn: role })

  async function behindTls() {
    const shown = await makeCertificate('sts.home')
    const front = await startTlsFront(endpoint, shown)
    onTestFinished(() => front.stop())
    return { shown, target: { ...own, endpoint: front.endpoint } }
  }

  it('begins with its trusted certificate', async () => {
    const { shown, target } = await behindTls()
    expect(await start().put(target)).toBe('tls selfSigned')
    const trustedCertificate = new X509Certificate(shown.certificate).fingerprint256
    expect(await start().put({ ...target, trustedCertificate })).toBe('put')
  })

  it('begins with its private authority', async () => {
    const { shown, target } = await behindTls()
    expect(await start().put({ ...target, certificateAuthority: shown.certificate })).toBe('put')
  })

  it('is requested through the proxy', async () => {
    const proxy = await startForwardProxy()
    onTestFinished(() => proxy.stop())
    const { shown, target } = await behindTls()
    const trusting = { ...target, certificateAuthority: shown.certificate }
    expect(await start(proxy.address).put(trusting)).toBe('put')
    const { host } = new URL(target.endpoint)
    expect(proxy.seen).toEqual([`CONNECT ${host}`, `CONNECT ${host}`])
  })
})
