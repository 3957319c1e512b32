import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { holdUntilContinue } from '../../../../electron/adapters/s3/body/held-body'
import { listen } from '../../../support/servers/listen'

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

  /** Sends a body to a server that lets it come after it was asked, never or too late. */
  async function sendTo(asks: 'never' | 'late'): Promise<readonly string[]> {
    const told: string[] = []
    const server = createServer()
    onTestFinished(() => void server.close())
    server.on('checkContinue', (message, response) => {
      message.resume().once('data', () => {
        if (asks === 'late') response.writeContinue()
      })
      message.on('end', () => response.end())
    })
    const address = `http://127.0.0.1:${await listen(server)}`
    const sending = request(address, { method: 'PUT', headers: { expect: '100-continue' } })
    const body = Readable.from([Buffer.alloc(1000)])
    holdUntilContinue(body, () => told.push('takes bodies unasked'))
    body.pipe(sending)
    const answered = once(sending, 'response')
    await once(server, 'checkContinue')
    vi.advanceTimersByTime(1_000)
    await answered
    return told
  }

  it('is sent after a second without being asked for, and that is reported', async () => {
    expect(await sendTo('never')).toEqual(['takes bodies unasked'])
  })

  it('is not reported as unasked if the server asks late, as over a busy line', async () => {
    expect(await sendTo('late')).toEqual([])
  })

  it('waits for the connection, however long that takes', async () => {
    const server = createServer((message, response) => void message.resume().on('end', () => response.end()))
    onTestFinished(() => void server.close())
    const agent = new LateAgent()
    const address = `http://127.0.0.1:${await listen(server)}`
    const sending = request(address, { method: 'PUT', agent, headers: { expect: '100-continue' } })
    const body = Readable.from([Buffer.alloc(1000)])
    const missed = vi.fn()
    holdUntilContinue(body, missed)
    body.pipe(sending)
    vi.advanceTimersByTime(5_000)
    agent.connect()
    await once(sending, 'response')
    expect(missed).not.toHaveBeenCalled()
  })
})
