import { promises as dns } from 'node:dns'
import http from 'node:http'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ChangingAgents } from '../../../../electron/adapters/s3/connection/changing-agents'
import { createObjectStores } from '../../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../../electron/core/aborted'
import { startForwardProxy } from '../../../support/servers/forward-proxy'
import { listen } from '../../../support/servers/listen'
import { scriptedStore } from '../../../support/servers/scripted-server'
import { makeSilentLog } from '../../../support/silent-log'

it('a request can be cancelled while the system looks up its proxy, which later requests use', async () => {
  const { target } = await scriptedStore(() => ({ status: 200, headers: { etag: '"e"' } }))
  const office = await startForwardProxy()
  onTestFinished(() => office.stop())
  const now = vi.spyOn(performance, 'now')
  onTestFinished(() => now.mockRestore())
  let answer: ((proxy: string) => void) | undefined
  const answers = [Promise.resolve(''), new Promise<string>((resolve) => (answer = resolve))]
  const proxyOf = async (): Promise<string> => answers.shift() ?? office.address
  const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(target)
  onTestFinished(() => store.dispose())
  const put = (signal = neverAborted()) => store.putBytes('a.png', new Uint8Array(3), 'image/png', signal)
  expect(await put()).toMatchObject({ ok: true })

  now.mockReturnValue(performance.now() + 10_000)
  const controller = new AbortController()
  const cancelled = put(controller.signal)
  await expect.poll(() => answers).toHaveLength(0)
  controller.abort()
  expect(await cancelled).toMatchObject({ ok: false })

  answer?.(office.address)
  expect(await put()).toMatchObject({ ok: true })
  expect(office.seen).toHaveLength(1)
})

it('the first request can also be cancelled while the system looks up a proxy, and others wait for it', async () => {
  const { target } = await scriptedStore(() => ({ status: 200, headers: { etag: '"e"' } }))
  const office = await startForwardProxy()
  onTestFinished(() => office.stop())
  let answer: ((proxy: string) => void) | undefined
  const proxyOf = (): Promise<string> => new Promise((resolve) => (answer = resolve))
  const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(target)
  onTestFinished(() => store.dispose())
  const put = (signal = neverAborted()) => store.putBytes('a.png', new Uint8Array(3), 'image/png', signal)

  const controller = new AbortController()
  const [cancelled, other] = [put(controller.signal), put()]
  await expect.poll(() => answer).toBeDefined()
  controller.abort()
  expect(await cancelled).toMatchObject({ ok: false })

  answer?.(office.address)
  expect(await other).toMatchObject({ ok: true })
  expect(office.seen).toHaveLength(1)
})

it('outdated connections are closed, those in use once their request has ended', async () => {
  const held: http.ServerResponse[] = []
  const server = http.createServer((request, response) => {
    if (request.url === '/held') held.push(response)
    else response.end()
  })
  const address = `http://127.0.0.1:${String(await listen(server))}`
  onTestFinished(() => void server.close())
  const now = vi.spyOn(performance, 'now')
  onTestFinished(() => now.mockRestore())
  const proxies = ['', 'http://127.0.0.1:9']
  const changing = new ChangingAgents(address, async () => proxies.shift() ?? '', undefined)
  const agent = (await changing.next())?.httpAgent
  const ask = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = http.get(`${address}${path}`, { agent }, (response) =>
        response.resume().once('end', resolve),
      )
      asked.once('error', reject)
    })
  const idle = () => Object.keys(agent?.freeSockets ?? {})
  await ask('/')
  await expect.poll(idle).toHaveLength(1)
  const underWay = ask('/held')
  await Promise.all([ask('/'), expect.poll(() => held).toHaveLength(1)])
  await expect.poll(idle).toHaveLength(1)

  now.mockReturnValue(performance.now() + 10_000)
  await changing.next()
  await expect.poll(idle).toEqual([])
  held[0]?.end()
  await underWay
  await expect.poll(() => agent?.sockets).toEqual({})
  expect(idle()).toEqual([])
})

it('the address of a server is looked up once for a whole batch', async () => {
  const server = http.createServer((_request, response) => response.end())
  const address = `http://localhost:${String(await listen(server))}`
  onTestFinished(() => void server.close())
  const lookUp = vi.spyOn(dns, 'lookup')
  onTestFinished(() => lookUp.mockRestore())
  const agents = await new ChangingAgents(address, async () => '', undefined).next()
  onTestFinished(() => agents?.httpAgent.destroy())
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const asked = http.get(address, { agent: agents?.httpAgent }, (response) =>
        response.resume().once('end', resolve),
      )
      asked.once('error', reject)
    })
  await Promise.all(Array.from({ length: 16 }, ask))
  expect(lookUp).toHaveBeenCalledTimes(1)
})
