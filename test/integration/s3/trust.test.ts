import { randomBytes, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { serverCertificate } from '../../../electron/adapters/s3/connection/server-certificate'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { startForwardProxy } from '../../support/servers/forward-proxy'
import { publicTarget } from '../../support/servers/targets'
import {
  type Certificate,
  makeCertificate,
  startTlsFront,
  type TlsFront,
} from '../../support/servers/tls-front'
import { makeSilentLog } from '../../support/silent-log'
import { putRequest, useFolder } from './stores'

const publicStore = inject('publicStore')
const folder = useFolder()
const noProxy = async () => ''
let own: Certificate
let another: Certificate
beforeAll(async () => {
  own = await makeCertificate('nas.home')
  another = await makeCertificate('somebody.else')
})

async function front(shown: Certificate): Promise<TlsFront> {
  const started = await startTlsFront(publicStore.endpoint, shown)
  onTestFinished(() => started.stop())
  return started
}

async function put(change: Partial<StoreTarget>, proxyOf = noProxy) {
  const target = publicTarget(publicStore, change)
  const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(target)
  onTestFinished(() => store.dispose())
  const source = await makeSource(folder(), 'trust.png', randomBytes(100_000))
  return store.put(putRequest(source, { key: `trust/${randomBytes(4).toString('hex')}.png` }))
}

function fingerprintOf({ certificate }: Certificate): string {
  return new X509Certificate(certificate).fingerprint256
}

describe('the certificate of a self-signed server', () => {
  it('prevents everything from being sent', async () => {
    const { endpoint, receivedBytes } = await front(own)
    expect(await put({ endpoint })).toMatchObject({ ok: false, problem: { kind: 'tls' } })
    expect(receivedBytes()).toBe(0)
  })

  it('can be read without sending anything', async () => {
    const { endpoint, receivedBytes } = await front(own)
    const { validFrom, validTo } = new X509Certificate(own.certificate)
    expect(await serverCertificate(publicTarget(publicStore, { endpoint }), noProxy)).toEqual({
      ok: true,
      value: {
        subject: 'O=Home, CN=nas.home',
        issuer: 'O=Home, CN=nas.home',
        validFrom: Date.parse(validFrom),
        validTo: Date.parse(validTo),
        fingerprint: fingerprintOf(own),
      },
    })
    expect(receivedBytes()).toBe(0)
  })

  it('cannot be read if nothing answers, or nothing is encrypted', async () => {
    const gone = await startTlsFront(publicStore.endpoint, own)
    await gone.stop()
    const shown = (address: string) =>
      serverCertificate(publicTarget(publicStore, { endpoint: address }), noProxy)
    expect(await shown(gone.endpoint)).toMatchObject({ ok: false, problem: { kind: 'offline' } })
    expect(await shown(publicStore.endpoint)).toMatchObject({
      ok: false,
      problem: { kind: 'wrong-endpoint' },
    })
  })

  it('is accepted only for the destination that trusts it', async () => {
    const { endpoint } = await front(own)
    expect(await put({ endpoint, trustedCertificate: fingerprintOf(own) })).toMatchObject({ ok: true })
    expect(await put({ endpoint })).toMatchObject({ ok: false, problem: { kind: 'tls' } })
  })

  it('is the only one accepted: another one at the same address is refused, and nothing is sent to it', async () => {
    const server = await front(own)
    const change = { endpoint: server.endpoint, trustedCertificate: fingerprintOf(own) }
    expect(await put(change)).toMatchObject({ ok: true })
    const before = server.receivedBytes()
    server.exchange(another)
    expect(await put(change)).toMatchObject({
      ok: false,
      problem: { kind: 'tls', facts: { reason: 'changed' } },
    })
    expect(server.receivedBytes()).toBe(before)
  })

  it('may be trusted even if it was issued for another address', async () => {
    const elsewhere = await makeCertificate('elsewhere', { address: '192.0.2.1' })
    const { endpoint } = await front(elsewhere)
    expect(await put({ endpoint, certificateAuthority: elsewhere.certificate })).toMatchObject({
      problem: { kind: 'tls', facts: { reason: 'otherName' } },
    })
    expect(await put({ endpoint, trustedCertificate: fingerprintOf(elsewhere) })).toMatchObject({ ok: true })
  })

  it('is also compared through a proxy', async () => {
    const proxy = await startForwardProxy()
    onTestFinished(() => proxy.stop())
    const server = await front(own)
    const change = { endpoint: server.endpoint, trustedCertificate: fingerprintOf(own) }
    const through = async () => proxy.address
    expect(await serverCertificate(publicTarget(publicStore, change), through)).toMatchObject({
      value: { fingerprint: fingerprintOf(own) },
    })
    expect(await put(change, through)).toMatchObject({ ok: true })
    server.exchange(another)
    expect(await put(change, through)).toMatchObject({
      problem: { kind: 'tls', facts: { reason: 'changed' } },
    })
    expect(proxy.seen).toHaveLength(3)
  })
})

describe('a private authority', () => {
  it('makes its servers trusted only for the destination that has it', async () => {
    const authority = await makeCertificate('Home authority')
    const { endpoint } = await front(await makeCertificate('nas.home', { issuer: authority }))
    const bundle = another.certificate + authority.certificate
    expect(await put({ endpoint, certificateAuthority: bundle })).toMatchObject({ ok: true })
    expect(await put({ endpoint })).toMatchObject({ ok: false, problem: { kind: 'tls' } })
    expect(await put({ endpoint, certificateAuthority: another.certificate })).toMatchObject({
      problem: { kind: 'tls' },
    })
  })

  it('is reported as damaged if it is', async () => {
    const { endpoint } = await front(own)
    const damaged = own.certificate.replace(/\n[A-Za-z0-9+/]{64}\n/, '\n')
    expect(await put({ endpoint, certificateAuthority: damaged })).toMatchObject({
      problem: { kind: 'tls', facts: { reason: 'authorityDamaged' } },
    })
  })
})
