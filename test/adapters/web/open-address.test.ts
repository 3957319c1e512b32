import { readFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asReader } from '../../../electron/adapters/web/public-web'
import type { Reach } from '../../../electron/core/ports/web'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { makeCertificate } from '../../support/servers/certificates'
import { faultyForTest, httpAnswer } from '../../support/servers/faulty-server'
import { imageAnswer, proxyTo, startFetching } from '../../support/servers/image-web'
import { startTlsFront } from '../../support/servers/tls-front'

const png = await makeImage('png')

it.each([
  ['http://127.0.0.1:1/a.png', 'http://127.0.0.1:1/a.png'],
  ['http://2130706433/a.png', 'http://2130706433/a.png'],
  ['http://[::1]/a.png', 'http://[::1]/a.png'],
  ['http://[::ffff:192.168.0.1]/a.png', 'http://[::ffff:192.168.0.1]/a.png'],
  ['http://169.254.169.254/latest/meta-data?secret', 'http://169.254.169.254/latest/meta-data'],
])('%s is not requested if an address may only lead to the public web', async (address, shown) => {
  const { fetch } = await startFetching()

  expect(await fetch(address, 'public')).toMatchObject({
    ok: false,
    problem: { kind: 'file-unreadable', facts: { reason: 'addressInside', address: shown } },
  })
})

it('a name that leads inside is not requested, even if only one of its addresses does', async () => {
  const { endpoint, seen } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
  const { port } = new URL(endpoint)
  const { fetch } = await startFetching({
    find: () =>
      Promise.resolve([
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]),
  })

  expect(await fetch(`http://both.test:${port}/a.png`, 'public')).toMatchObject({
    problem: { facts: { reason: 'addressInside' } },
  })
  expect(seen).toEqual([])
})

it('a connection goes to the address that was checked, whatever the name means a moment later', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
  const { port } = new URL(endpoint)
  const asked: string[] = []
  const { fetch } = await startFetching({
    find: (hostname) => {
      asked.push(hostname)
      return Promise.resolve([{ address: asked.length === 1 ? '127.0.0.1' : '127.0.0.9', family: 4 }])
    },
  })

  expect(await fetch(`http://rebinding.test:${port}/a.png`)).toMatchObject({ ok: true })
  expect(asked).toEqual(['rebinding.test'])
})

describe('a secure connection', () => {
  /** A server of the web with a certificate for `pictures.localhost`. */
  async function startSecure() {
    const folder = await folderForTest('secure')
    const { file, key } = await makeCertificate(folder, 'pictures', { names: 'DNS:pictures.localhost' })
    const certificate = await readFile(file, 'utf8')
    const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
    const front = await startTlsFront(endpoint, { certificate, key: await readFile(key, 'utf8') })
    onTestFinished(() => front.stop())
    const { port } = new URL(front.endpoint)
    const asked: string[] = []
    const find = (hostname: string) => {
      asked.push(hostname)
      return Promise.resolve([{ address: asked.length === 1 ? '127.0.0.1' : '127.0.0.9', family: 4 }])
    }
    const address = `https://pictures.localhost:${port}/a.png`
    return { address, find, asked, trusts: { ...asReader, certificateAuthority: certificate } }
  }

  it('goes to the address that was checked, and verifies the certificate of its name', async () => {
    const { address, find, asked, trusts } = await startSecure()
    const { fetch } = await startFetching({ find, trusts })

    expect(await fetch(address)).toMatchObject({ ok: true })
    expect(asked).toEqual(['pictures.localhost'])
  })

  it('fails with a server that is not trusted', async () => {
    const { address, find } = await startSecure()
    const { fetch } = await startFetching({ find })

    expect(await fetch(address)).toMatchObject({
      problem: { kind: 'tls', facts: { reason: 'address', address } },
    })
  })
})

it.each<Reach>(['public', 'anywhere'])(
  'a server on the web cannot redirect to this computer: %s',
  async (reach) => {
    const inside = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
    const web = await faultyForTest((socket) =>
      socket.write(httpAnswer('302 Found', { location: `${inside.endpoint}/a.png` })),
    )
    const { fetch } = await startFetching({ proxyOf: await proxyTo(web.endpoint) })

    expect(await fetch('http://pictures.invalid/a.png', reach)).toMatchObject({
      problem: { facts: { reason: 'addressInside', address: 'http://pictures.invalid/a.png' } },
    })
    expect([web.seen, inside.seen]).toEqual([['GET'], []])
  },
)

it('a proxy may know a name that this computer does not', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
  const { fetch } = await startFetching({ proxyOf: await proxyTo(endpoint) })

  expect(await fetch('http://pictures.invalid/a.png', 'public')).toMatchObject({ ok: true })
})

it.each(['localhost.', 'pictures.localhost', 'pictures.LOCALHOST.'])(
  'no proxy is asked for %s, which is this computer, if an address may only lead to the public web',
  async (host) => {
    const { endpoint, seen } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
    const { fetch } = await startFetching({ proxyOf: await proxyTo(endpoint) })

    expect(await fetch(`http://${host}/a.png`, 'public')).toMatchObject({
      problem: { facts: { reason: 'addressInside' } },
    })
    expect(seen).toEqual([])
  },
)

it.each([
  [5, { ok: true }],
  [6, { ok: false, problem: { facts: { reason: 'addressLoop' } } }],
])('redirects are followed, but not for ever: %i', async (most, outcome) => {
  const { endpoint } = await faultyForTest((socket, { number }) =>
    socket.write(
      number <= most
        ? httpAnswer('302 Found', { location: `/${String(number)}.png` })
        : imageAnswer('200 OK', {}, png),
    ),
  )
  const { fetch } = await startFetching()

  expect(await fetch(`${endpoint}/0.png`)).toMatchObject(outcome)
})

it.each([
  ['http://name:password@example.invalid/a.png', 'addressSecret', 'http://example.invalid/a.png'],
  ['http://:password@example.invalid/a.png', 'addressSecret', 'http://example.invalid/a.png'],
  ['https://', 'addressMalformed', 'https://'],
])('%s is not requested: %s', async (address, reason, shown) => {
  const { fetch } = await startFetching()

  expect(await fetch(address)).toMatchObject({ ok: false, problem: { facts: { reason, address: shown } } })
})

it('a redirect with a name and password is not followed', async () => {
  const { endpoint, seen } = await faultyForTest((socket) => {
    const location = endpoint.replace('//', '//name:password@')
    socket.write(httpAnswer('302 Found', { location }))
  })
  const { fetch } = await startFetching()

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ problem: { facts: { reason: 'addressSecret' } } })
  expect(seen).toEqual(['GET'])
})
