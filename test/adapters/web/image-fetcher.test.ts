import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { rootCertificates } from 'node:tls'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { asReader } from '../../../electron/adapters/web/public-web'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage, svgImage } from '../../support/images/images'
import { faultyForTest, httpAnswer } from '../../support/servers/faulty-server'
import { imageAnswer, startFetching } from '../../support/servers/image-web'

const png = await makeImage('png')

it('an image is stored in the spool under its name, fetched without telling the server who asks', async () => {
  let head = ''
  const { endpoint } = await faultyForTest((socket, request) => {
    head = request.head
    socket.write(imageAnswer('200 OK', { 'content-type': 'application/octet-stream' }, png))
  })
  const { fetch } = await startFetching()

  const fetched = await fetch(`${endpoint}/2026/cat.jpg?size=2`)

  if (!fetched.ok) throw new Error(JSON.stringify(fetched.problem))
  expect(path.basename(fetched.value.path)).toBe('cat.png')
  expect(await readFile(fetched.value.path)).toEqual(png)
  expect(head).toMatch(/^GET \/2026\/cat\.jpg\?size=2 HTTP/)
  expect(head).not.toMatch(/cookie|authorization|referer/i)
})

it('an image larger than its first bytes is fetched completely', async () => {
  const large = Buffer.concat([png, Buffer.alloc(3_000_000, 1)])
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, large)))
  const { fetch } = await startFetching()

  const fetched = await fetch(`${endpoint}/a.png`)

  expect(fetched.ok && (await readFile(fetched.value.path)).equals(large)).toBe(true)
})

it('an image has the name that its server gives, in any form that browsers read', async () => {
  const headers = { 'content-disposition': 'inline; filename="고양이.png"' }
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', headers, png)))
  const { fetch } = await startFetching()

  const fetched = await fetch(`${endpoint}/download.php`)

  expect(fetched.ok && path.basename(fetched.value.path)).toBe('고양이.png')
})

it('a RAW photo is recognised even by the name that its server gives, and leaves nothing', async () => {
  const headers = { 'content-disposition': 'attachment; filename="DSC_1.NEF"' }
  const tiff = await makeImage('tiff')
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', headers, tiff)))
  const { fetch, kept } = await startFetching()

  expect(await fetch(`${endpoint}/download?id=1`)).toMatchObject({
    ok: false,
    problem: { kind: 'not-an-image', facts: { name: `${endpoint}/download`, reason: 'raw' } },
  })
  expect(await kept()).toBe(0)
})

it.each([
  ['404 Not Found', 'file-unreadable', 'addressMissing'],
  ['410 Gone', 'file-unreadable', 'addressMissing'],
  ['403 Forbidden', 'file-unreadable', 'addressRefused'],
  ['414 URI Too Long', 'file-unreadable', 'addressTooLong'],
  ['431 Request Header Fields Too Large', 'file-unreadable', 'addressTooLong'],
  ['302 Found', 'file-unreadable', 'addressRefused'],
  ['429 Too Many Requests', 'server-error', 'address'],
  ['500 Internal Server Error', 'server-error', 'address'],
  ['407 Proxy Authentication Required', 'wrong-endpoint', 'proxyPassword'],
])('%s is reported as %s %s', async (status, kind, reason) => {
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer(status, {}, 'words')))
  const { fetch } = await startFetching()

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ ok: false, problem: { kind, facts: { reason } } })
})

it.each([
  ['a web page', '<!doctype html><title>Sign in</title>', { reason: 'addressPage' }],
  ['a document', '%PDF-1.7', { reason: 'misnamed', actual: 'PDF' }],
  ['a text', 'no image', {}],
  ['nothing', '', { reason: 'empty' }],
])('%s is not an image, whatever its server says', async (_what, body, facts) => {
  const headers = { 'content-type': 'image/png' }
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, body)))
  const { fetch, kept } = await startFetching()

  expect(await fetch(`${endpoint}/a.png?secret`)).toMatchObject({
    ok: false,
    problem: { kind: 'not-an-image', facts },
  })
  expect(await kept()).toBe(0)
})

it.each([
  ['PNG', png],
  ['SVG', Buffer.from(svgImage)],
])('%s is an image, whatever its server says', async (_what, body) => {
  const headers = { 'content-type': 'text/html' }
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', headers, body)))
  const { fetch } = await startFetching()

  expect(await fetch(`${endpoint}/a`)).toMatchObject({ ok: true })
})

it.each([
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('an image that is compressed without being asked for is decoded: %s', async (coding, compress) => {
  const headers = { 'content-encoding': coding }
  const body = compress(svgImage)
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', headers, body)))
  const { fetch } = await startFetching()

  const fetched = await fetch(`${endpoint}/a.svg`)

  expect(fetched.ok && (await readFile(fetched.value.path))).toEqual(svgImage)
})

it.each([
  ['a web page', gzipSync('<!doctype html>'), { kind: 'not-an-image', facts: { reason: 'addressPage' } }],
  ['something else', svgImage, { kind: 'server-error', facts: { reason: 'address' } }],
  ['half of it', gzipSync(svgImage).subarray(0, -9), { kind: 'server-error', facts: { reason: 'address' } }],
  ['too much', gzipSync(Buffer.concat([png, Buffer.alloc(9_000)])), { kind: 'too-large' }],
])('a body said to be compressed, but %s, leaves nothing', async (_what, body, problem) => {
  const headers = { 'content-encoding': 'gzip' }
  const answer = imageAnswer('200 OK', headers, body)
  const { endpoint } = await faultyForTest((socket) => socket.write(answer))
  const { fetch, kept } = await startFetching({ maxBytes: 8_000 })

  expect(await fetch(`${endpoint}/a.svg`)).toMatchObject({ ok: false, problem })
  expect(await kept()).toBe(0)
})

it.each([
  ['says that it is too large', 'content-length: 2000000\r\n'],
  ['does not end', ''],
])('a body that %s is given up, and leaves nothing', async (_what, header) => {
  const { endpoint } = await faultyForTest((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${header}\r\n`)
    socket.write(png)
    const more = (): void => {
      while (socket.writable && socket.write(Buffer.alloc(50_000)));
    }
    socket.on('drain', more)
    more()
  })
  const { fetch, kept } = await startFetching({ maxBytes: 1_000_000 })

  expect(await fetch(`${endpoint}/a.png?secret`)).toMatchObject({
    ok: false,
    problem: { kind: 'too-large', facts: { reason: 'address', address: `${endpoint}/a.png` } },
  })
  expect(await kept()).toBe(0)
})

it.each([
  ['before it answers', ''],
  ['after its headers', 'HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n'],
  ['in the middle of an image without a length', `HTTP/1.1 200 OK\r\n\r\n${png.toString('latin1')}`],
  [
    'in the middle of an image',
    imageAnswer('200 OK', {}, png)
      .toString('latin1')
      .replace(/\d+(?=\r\n\r\n)/, '9000'),
  ],
])('a server that stalls %s is given up, and leaves nothing', async (_when, said) => {
  const { endpoint } = await faultyForTest((socket) => socket.write(Buffer.from(said, 'latin1')))
  const { fetch, kept } = await startFetching({ idleMilliseconds: 300 })

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({
    ok: false,
    problem: { kind: 'timeout', facts: { reason: 'address' } },
  })
  expect(await kept()).toBe(0)
})

it('a server that never ends is given up, and leaves nothing', async () => {
  const { endpoint } = await faultyForTest((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.write(Buffer.concat([png, Buffer.alloc(5_000)]))
    const timer = setInterval(() => socket.write('x'), 20)
    socket.once('close', () => clearInterval(timer))
  })
  const { fetch, kept } = await startFetching({ maxMilliseconds: 500 })

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({
    ok: false,
    problem: { kind: 'timeout', facts: { reason: 'address' } },
  })
  expect(await kept()).toBe(0)
})

it('a server that changes to another protocol is given up', async () => {
  const headers = 'connection: upgrade\r\nupgrade: h2c\r\n\r\n'
  const { endpoint } = await faultyForTest((socket) =>
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}`),
  )
  const { fetch } = await startFetching()

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({
    problem: { kind: 'server-error', facts: { reason: 'address' } },
  })
})

it('a host that is not resolved in time is given up', async () => {
  const { fetch } = await startFetching({
    idleMilliseconds: 100,
    find: () => new Promise(() => undefined),
  })

  expect(await fetch('http://slow.invalid/a.png')).toMatchObject({ problem: { kind: 'timeout' } })
})

it('a slow server that does not stall is waited for', async () => {
  const whole = imageAnswer('200 OK', {}, png)
  const { endpoint } = await faultyForTest((socket) => {
    let sent = 0
    const timer = setInterval(() => {
      socket.write(whole.subarray(sent, (sent += Math.ceil(whole.length / 6))))
      if (sent >= whole.length) clearInterval(timer)
    }, 150)
    socket.once('close', () => clearInterval(timer))
  })
  const { fetch } = await startFetching({ idleMilliseconds: 600 })

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ ok: true })
})

it.each([
  ['with a length', 'content-length: 9000\r\n\r\n'],
  ['in chunks', 'transfer-encoding: chunked\r\n\r\n2000\r\n'],
])('an image that breaks off leaves nothing: one %s', async (_what, beginning) => {
  const { endpoint } = await faultyForTest((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${beginning}`)
    socket.end(Buffer.concat([png, Buffer.alloc(5_000)]))
  })
  const { fetch, kept } = await startFetching()

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({
    ok: false,
    problem: { kind: 'server-error', facts: { reason: 'address' } },
  })
  expect(await kept()).toBe(0)
})

it('an unknown server is reported with the address', async () => {
  const { fetch } = await startFetching()

  expect(await fetch('http://no-such-server.invalid/a.png?secret', 'public')).toMatchObject({
    problem: {
      kind: 'offline',
      facts: { reason: 'address', address: 'http://no-such-server.invalid/a.png' },
    },
  })
})

it('a fetch ends when it is cancelled', async () => {
  const { endpoint, seen } = await faultyForTest(() => undefined)
  const { fetcher } = await startFetching()
  const controller = new AbortController()
  const fetching = fetcher.fetch(`${endpoint}/a.png`, 'anywhere', controller.signal)
  await expect.poll(() => seen.length).toBe(1)

  controller.abort()

  expect(await fetching).toMatchObject({ problem: { kind: 'unexpected', facts: { reason: 'cancelled' } } })
})

it('a fetch that was cancelled before its turn does not even resolve its host', async () => {
  const find = vi.fn(() => Promise.resolve([]))
  const { fetcher } = await startFetching({ find })

  const fetched = await fetcher.fetch('http://a.invalid/a.png', 'anywhere', AbortSignal.abort())

  expect(fetched).toMatchObject({ problem: { kind: 'unexpected', facts: { reason: 'cancelled' } } })
  expect(find).not.toHaveBeenCalled()
})

it('an authority that could not be read is read again for the next image', async () => {
  const certificateAuthorityFile = path.join(await folderForTest('authority'), 'office.pem')
  const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, png)))
  const { fetch } = await startFetching({ trusts: { ...asReader, certificateAuthorityFile } })

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({
    problem: { kind: 'tls', facts: { reason: 'authorityUnreadable' } },
  })
  await writeFile(certificateAuthorityFile, rootCertificates[0] ?? '')
  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ ok: true })
})
