import { expect, it } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { freePorts } from '../../support/servers/daemon'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'

const web = createPublicWeb()
const signal = new AbortController().signal

it('answers status, type and disposition', async () => {
  const headers = { 'content-type': 'image/png', 'content-disposition': 'inline' }
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 200, contentType: 'image/png', contentDisposition: 'inline' },
  })
})

it('asks for a few bytes alone, and tells how many there are', async () => {
  const headers = { 'content-type': 'image/png', 'content-range': 'bytes 0-31/4200' }
  const { endpoint, seen } = await faultyForTest((socket) =>
    socket.write(httpAnswer('206 Partial Content', headers, 'x')),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 206, sizeBytes: 4200, finalUrl: `${endpoint}/a.png`, isFromCache: false },
  })
  expect(seen).toEqual(['GET'])
})

it.each([{ age: '12' }, { 'x-cache': 'Hit from cloudfront' }, { 'cf-cache-status': 'HIT' }])(
  'tells an answer from the memory of a CDN: %o',
  async (headers) => {
    const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

    expect(await web.fetchHead(endpoint, signal)).toMatchObject({ ok: true, value: { isFromCache: true } })
  },
)

it('tells what S3 refuses with', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(s3Error('403 Forbidden', 'AccessDenied')))

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({
    ok: true,
    value: { status: 403, code: 'AccessDenied', requestId: '4442587FB7D0A2F9' },
  })
})

it('says that redirects lead in a circle', async () => {
  const { endpoint } = await faultyForTest((socket) =>
    socket.write(httpAnswer('302 Found', { location: '/a.png' })),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'wrong-endpoint', facts: { reason: 'linkLoop' } },
  })
})

it('follows a redirect, as a browser does', async () => {
  const { endpoint } = await faultyForTest((socket, { number }) =>
    socket.write(
      number === 1
        ? httpAnswer('302 Found', { location: '/b.png' })
        : httpAnswer('200 OK', { 'content-type': 'image/png' }),
    ),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 200, finalUrl: `${endpoint}/b.png` },
  })
})

it('answers a refusal as one', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.write(httpAnswer('403 Forbidden', {})))

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({ ok: true, value: { status: 403 } })
})

it('says that nothing listens where nothing does', async () => {
  const [port] = await freePorts(1)

  expect(await web.fetchHead(`http://127.0.0.1:${String(port)}/a.png`, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { reason: 'refused', host: `127.0.0.1:${String(port)}` } },
  })
})

it('says that no server has a name that none has', async () => {
  expect(await web.fetchHead('http://no-such-server.invalid/a.png', signal)).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { host: 'no-such-server.invalid' } },
  })
})

it('says that a connection broke off', async () => {
  const { endpoint } = await faultyForTest((socket) => socket.destroy())

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'server-error', facts: { reason: 'cut' } },
  })
})

it('ends when it is cancelled', async () => {
  const { endpoint, seen } = await faultyForTest(() => undefined)
  const controller = new AbortController()
  const answer = web.fetchHead(endpoint, controller.signal)
  await expect.poll(() => seen.length).toBe(1)

  controller.abort()

  expect(await answer).toMatchObject({ ok: false })
})
