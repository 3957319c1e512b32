import { afterEach, expect, it } from 'vitest'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { freePorts } from '../../support/servers/daemon'
import {
  type FaultyServer,
  httpAnswer,
  type Misbehaviour,
  startFaulty,
} from '../../support/servers/faulty-server'

const servers: FaultyServer[] = []
const web = createPublicWeb()
const signal = new AbortController().signal

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

async function serve(misbehave: Misbehaviour): Promise<FaultyServer> {
  const server = await startFaulty(misbehave)
  servers.push(server)
  return server
}

it('answers status, type and disposition', async () => {
  const headers = { 'content-type': 'image/png', 'content-disposition': 'inline' }
  const { endpoint } = await serve((socket) => socket.write(httpAnswer('200 OK', headers, 'bytes')))

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({
    ok: true,
    value: { status: 200, contentType: 'image/png', contentDisposition: 'inline' },
  })
})

it('follows a redirect, as a browser does', async () => {
  const { endpoint } = await serve((socket, { number }) =>
    socket.write(
      number === 1
        ? httpAnswer('302 Found', { location: '/b.png' })
        : httpAnswer('200 OK', { 'content-type': 'image/png' }),
    ),
  )

  expect(await web.fetchHead(`${endpoint}/a.png`, signal)).toMatchObject({ ok: true, value: { status: 200 } })
})

it('answers a refusal as one', async () => {
  const { endpoint } = await serve((socket) => socket.write(httpAnswer('403 Forbidden', {})))

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
  const { endpoint } = await serve((socket) => socket.destroy())

  expect(await web.fetchHead(endpoint, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'server-error', facts: { reason: 'cut' } },
  })
})

it('ends when it is cancelled', async () => {
  const { endpoint, seen } = await serve(() => undefined)
  const controller = new AbortController()
  const answer = web.fetchHead(endpoint, controller.signal)
  await expect.poll(() => seen.length).toBe(1)

  controller.abort()

  expect(await answer).toMatchObject({ ok: false })
})
