import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import type { ObjectStore, StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { type ForwardProxy, startForwardProxy } from '../../support/servers/forward-proxy'
import { cephTarget, publicTarget } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { putRequest, useFolder } from './stores'

const ceph = inject('ceph')
const folder = useFolder()
const proxies: ForwardProxy[] = []
const stores: ObjectStore[] = []

afterEach(async () => {
  for (const store of stores.splice(0)) store.dispose()
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()))
})

async function openThrough(target: StoreTarget, credentials = '', given = ''): Promise<ObjectStore> {
  const proxy = await startForwardProxy(credentials)
  proxies.push(proxy)
  const address = proxy.address.replace('http://', given === '' ? 'http://' : `http://${given}@`)
  const store = createObjectStores({ log: makeSilentLog(), proxyOf: async () => address }).open(target)
  stores.push(store)
  return store
}

describe('a proxy', () => {
  it('passes on plain requests, and the image arrives complete', async () => {
    const target = publicTarget(inject('publicStore'))
    const store = await openThrough(target)
    const bytes = randomBytes(300_000)
    const source = await makeSource(folder(), 'plain.png', bytes)
    const key = `proxy/${randomBytes(4).toString('hex')}.png`
    expect(await store.put(putRequest(source, { key }))).toMatchObject({ ok: true })
    expect(proxies[0]?.seen).toContainEqual(expect.stringMatching(/^PUT http:/))
    const stored = await fetch(publicUrl(target, key))
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.runIf(ceph !== null)('passes on encrypted requests in a tunnel', async () => {
    if (ceph === null) return
    const target = cephTarget(ceph, {
      endpoint: ceph.secureEndpoint,
      certificateAuthorityFile: ceph.authorityFile,
    })
    const store = await openThrough(target)
    const source = await makeSource(folder(), 'tunnel.png', randomBytes(2_000_000))
    const key = `proxy/${randomBytes(4).toString('hex')}.png`
    expect(await store.put(putRequest(source, { key }))).toMatchObject({ ok: true })
    expect(proxies[0]?.seen).toContainEqual(expect.stringMatching(/^CONNECT /))
  })

  it('is followed for later requests if the system changes or removes it', async () => {
    const target = publicTarget(inject('publicStore'))
    const [office, home] = [await startForwardProxy(), await startForwardProxy()]
    proxies.push(office, home)
    const now = vi.spyOn(performance, 'now')
    onTestFinished(() => now.mockRestore())
    let named = office.address
    const store = createObjectStores({ log: makeSilentLog(), proxyOf: async () => named }).open(target)
    stores.push(store)
    const source = await makeSource(folder(), 'moved.png', randomBytes(1000))
    const put = async () =>
      store.put(putRequest(source, { key: `proxy/${randomBytes(4).toString('hex')}.png` }))

    expect(await put()).toMatchObject({ ok: true })
    await office.stop()
    named = home.address
    now.mockReturnValue(performance.now() + 10_001)
    expect(await put()).toMatchObject({ ok: true })
    expect(home.seen).toHaveLength(1)

    named = ''
    now.mockReturnValue(performance.now() + 10_001)
    expect(await put()).toMatchObject({ ok: true })
    expect(home.seen).toHaveLength(1)
  })

  it('that requires a password is reported, and used once the password is given', async () => {
    const target = publicTarget(inject('publicStore'))
    const source = await makeSource(folder(), 'guarded.png', randomBytes(1000))
    const key = `proxy/${randomBytes(4).toString('hex')}.png`
    const refused = await openThrough(target, 'kim:secret')
    expect(await refused.put(putRequest(source, { key, signal: neverAborted() }))).toMatchObject({
      ok: false,
      problem: { kind: 'wrong-endpoint', facts: { reason: 'proxyPassword' } },
    })
    const taken = await openThrough(target, 'kim:secret', 'kim:secret')
    expect(await taken.put(putRequest(source, { key }))).toMatchObject({ ok: true })
  })
})
