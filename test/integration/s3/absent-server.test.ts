import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
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
  for (let filled = 0; filled < 4; filled += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => socket.destroy())
    onTestFinished(() => void socket.destroy())
  }
  return `http://127.0.0.1:${String(port)}`
}
