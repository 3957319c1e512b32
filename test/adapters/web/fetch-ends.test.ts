import { expect, it, onTestFinished, vi } from 'vitest'
import { makeImage } from '../../support/images/images'
import { faultyForTest, httpAnswer } from '../../support/servers/faulty-server'
import { imageAnswer, startFetching } from '../../support/servers/image-web'

const png = await makeImage('png')

it('a body that is announced as too large is not waited for', async () => {
  const { endpoint } = await faultyForTest((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\n')
  })
  const { fetch } = await startFetching({ maxBytes: 1_000_000, idleMilliseconds: 5_000 })

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ problem: { kind: 'too-large' } })
})

it('a fetch leaves neither a connection nor a timer behind, which would keep a command from ending', async () => {
  let closed = 0
  const { endpoint } = await faultyForTest((socket, { number }) => {
    socket.once('close', () => (closed += 1))
    socket.write(
      number === 1 ? httpAnswer('302 Found', { location: '/b.png' }) : imageAnswer('200 OK', {}, png),
    )
  })
  const { fetch } = await startFetching()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())

  expect(await fetch(`${endpoint}/a.png`)).toMatchObject({ ok: true })

  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  await expect.poll(() => closed).toBe(2)
})
