import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { holdUntilWelcome } from '../../../electron/adapters/s3/held-body'
import { listen } from '../../support/servers/listen'

/** Connects only once it is told to, as over a network that is far away. */
class LateAgent extends Agent {
  connect: () => void = () => undefined

  override createConnection(...[options, tell]: Parameters<Agent['createConnection']>) {
    this.connect = () => {
      const socket = super.createConnection(options)
      if (socket !== null && socket !== undefined) tell?.(null, socket)
    }
    return undefined
  }
}

describe('a body that is held back until the server asks for it', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits for the connection, however long that takes to come about', async () => {
    const server = createServer((message, response) => void message.resume().on('end', () => response.end()))
    onTestFinished(() => void server.close())
    const agent = new LateAgent()
    const address = `http://127.0.0.1:${await listen(server)}`
    const sending = request(address, { method: 'PUT', agent, headers: { expect: '100-continue' } })
    const body = Readable.from([Buffer.alloc(1000)])
    const missed = vi.fn()
    holdUntilWelcome(body, missed)
    body.pipe(sending)
    vi.advanceTimersByTime(5_000)
    agent.connect()
    await once(sending, 'response')
    expect(missed).not.toHaveBeenCalled()
  })
})
