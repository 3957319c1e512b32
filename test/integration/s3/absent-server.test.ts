import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { agentsThrough } from '../../../electron/adapters/s3/connection/agents'
import { makeSource } from '../../support/files/source-file'
import { targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores({ connectMilliseconds: 1_500, idleMilliseconds: 800 })
const folder = useFolder()

it('reports a closed port as refused', async () => {
  const source = await makeSource(folder(), 'image.png', randomBytes(10))

  expect(await open(targetOf({ endpoint: 'http://127.0.0.1:1' })).put(putRequest(source, {}))).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { reason: 'refused', host: '127.0.0.1:1' }, retryable: true },
  })
})

it('reports an unknown host as offline', async () => {
  const source = await makeSource(folder(), 'image.png', randomBytes(10))

  expect(
    await open(targetOf({ endpoint: 'http://no-such-server.invalid' })).put(putRequest(source, {})),
  ).toMatchObject({
    ok: false,
    problem: { kind: 'offline', retryable: true },
  })
})

it('says that it is offline where a connection is never answered, as behind a pulled cable', async () => {
  const source = await makeSource(folder(), 'image.png', randomBytes(10))

  expect(
    await open(targetOf({ endpoint: await unansweredEndpoint() })).put(putRequest(source, {})),
  ).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { reason: 'silent' }, retryable: true },
  })
})

it('gives an address a second to answer before it tries the next one, as far away it takes longer than Node waits', async () => {
  const { port } = new URL(await unansweredEndpoint())
  const { httpAgent } = agentsThrough('', undefined, {
    // Nothing listens at the second one, so the request fails as soon as its turn comes.
    lookup: (_host, _options, tell) =>
      tell(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ]),
  })
  onTestFinished(() => httpAgent.destroy())
  const startedAt = performance.now()
  await expect(
    new Promise((resolve, reject) =>
      get({ host: 's3.example', port, agent: httpAgent }, resolve).on('error', reject),
    ),
  ).rejects.toThrow()
  expect(performance.now() - startedAt).toBeGreaterThan(900)
})

/** A port whose system drops every new connection: its queue is full, and nobody takes anything out of it. */
async function unansweredEndpoint(): Promise<string> {
  const asleep = `
    const { createServer } = require('node:net')
    const { parentPort } = require('node:worker_threads')
    const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })`
  const worker = new Worker(asleep, { eval: true })
  onTestFinished(async () => void (await worker.terminate()))
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  // With a backlog of one, Linux keeps two connections.
  for (let filled = 0; filled < 2; filled += 1) {
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    socket.on('error', () => undefined)
  }
  return `http://127.0.0.1:${String(port)}`
}
