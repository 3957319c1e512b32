import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { agentsThrough } from '../../../../electron/adapters/s3/connection/agents'
import { freePort } from '../../../support/free-port'
import { listen } from '../../../support/servers/listen'

/** A proxy that lets everybody in and says nothing. */
async function startSilentProxy() {
  const sockets = new Set<net.Socket>()
  let asked = ''
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('data', (bytes: Buffer) => (asked += bytes.toString('latin1')))
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  const address = `http://127.0.0.1:${String(await listen(server))}`
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { address, sockets, asked: () => asked }
}

it("a proxy that never answers holds neither a cancelled request's connection nor its place", async () => {
  const proxy = await startSilentProxy()
  const { httpsAgent } = agentsThrough(proxy.address, undefined, { maxMilliseconds: 100 })
  const request = https.get('https://s3.example', { agent: httpsAgent })
  request.on('error', () => undefined)
  await expect.poll(() => proxy.asked()).toContain('CONNECT s3.example:443')
  request.destroy()
  await expect.poll(() => proxy.sockets.size).toBe(0)
  expect(httpsAgent.sockets).toEqual({})
})

it('a request through a proxy that never answers times out', async () => {
  const proxy = await startSilentProxy()
  const { httpsAgent } = agentsThrough(proxy.address, undefined, { maxMilliseconds: 100 })
  const error = await new Promise((resolve) => {
    https.get('https://s3.example', { agent: httpsAgent }).once('error', resolve)
  })
  expect(error).toMatchObject({ code: 'ETIMEDOUT' })
})

it('a tunnel through a proxy leaves no timer behind, which would keep a command from ending', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { httpsAgent } = agentsThrough(`http://127.0.0.1:${await freePort()}`, undefined)
  await new Promise((resolve) =>
    https.get('https://s3.example', { agent: httpsAgent }).once('error', resolve),
  )
  expect(vi.getTimerCount()).toBe(0)
})

it('a path that begins with two slashes goes to its host through a proxy', async () => {
  const proxy = await startSilentProxy()
  const { httpAgent } = agentsThrough(proxy.address, undefined)
  const request = http.get('http://s3.example:9000//127.0.0.1/a.png?b', { agent: httpAgent })
  request.on('error', () => undefined)
  onTestFinished(() => void request.destroy())
  await expect.poll(() => proxy.asked()).toContain('GET http://s3.example:9000//127.0.0.1/a.png?b HTTP')
})

it.each(['http', 'https'] as const)('a proxy that is not there is told from a server: %s', async (scheme) => {
  const { httpAgent, httpsAgent } = agentsThrough(`http://127.0.0.1:${await freePort()}`, undefined)
  const error = await new Promise((resolve) => {
    const request =
      scheme === 'http'
        ? http.get('http://s3.example', { agent: httpAgent })
        : https.get('https://s3.example', { agent: httpsAgent })
    request.once('error', resolve)
  })
  expect(error).toMatchObject({ code: 'OLLIM_PROXY_UNREACHABLE' })
})
