import { createHash, randomBytes } from 'node:crypto'
import { createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SourceBody, type Piece } from '../../../../electron/adapters/s3/body/source-body'
import { listen } from '../../../support/servers/listen'

const pieceBytes = 256 * 1024
const content = randomBytes(40 * pieceBytes + 1)

interface Source {
  readonly body: SourceBody
  /** How many buffers there had to be, so that none was used again before it was released. */
  readonly buffers: Set<Buffer>
  readonly sent: number[]
  /** With the last progress: whether all is handed over. */
  readonly told: boolean[]
}

/** Reads the content into buffers that are used again as soon as they are released. */
function sourceOf(failsAfter = Infinity): Source {
  const buffers = new Set<Buffer>()
  const free: Buffer[] = []
  const sent: number[] = []
  const told: boolean[] = []
  async function* pieces(): AsyncGenerator<Piece> {
    for (let at = 0; at < content.length; at += pieceBytes) {
      if (at >= failsAfter) throw new Error('the file is gone')
      const bytes = free.pop() ?? Buffer.alloc(pieceBytes)
      buffers.add(bytes)
      const length = content.copy(bytes, 0, at, at + pieceBytes)
      yield { bytes: bytes.subarray(0, length), release: () => void free.push(bytes) }
    }
  }
  const body = new SourceBody({
    pieces: pieces(),
    length: content.length,
    onProgress: (bytes) => {
      sent.push(bytes)
      // Who cancels now has to wait for the answer: the server may store it.
      if (bytes === content.length) told.push(body.isHandedOver)
    },
    pace: () => Promise.resolve(),
  })
  return { body, buffers, sent, told }
}

/** A server that answers with what its reader makes of a request. */
async function serve(read: (message: IncomingMessage) => Promise<string>): Promise<string> {
  const server = createServer((message, response) => {
    read(message).then(
      (words) => response.end(words),
      () => response.destroy(),
    )
  })
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${await listen(server)}`
}

function put(address: string) {
  return request(address, { method: 'PUT', headers: { 'content-length': content.length } })
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the body of a request', () => {
  it.each<[what: string, read: (message: IncomingMessage) => Promise<string>]>([
    ['at once', async (message) => hashOf(await buffer(message))],
    [
      'bit by bit, with something else in between',
      async (message) => {
        const hash = createHash('sha256')
        for await (const chunk of message) {
          hash.update(chunk instanceof Uint8Array ? chunk : '')
          await setImmediate()
        }
        return hash.digest('hex')
      },
    ],
  ])('arrives unchanged if the server reads it %s, from few buffers', async (_how, read) => {
    const { body, buffers, sent, told } = sourceOf()
    const sending = put(await serve(read))
    body.pipe(sending)
    const [answer]: IncomingMessage[] = await once(sending, 'response')
    expect(String(answer && (await buffer(answer)))).toBe(hashOf(content))
    expect(buffers.size).toBeLessThanOrEqual(2)
    expect([told, sent]).toEqual([[true], sent.toSorted((a, b) => a - b)])
  })

  it('is sent in small pieces while it is paced, however quickly the connection accepts them', async () => {
    const bytes = content.subarray(0, 1024 ** 2)
    const lengths: number[] = []
    const body = new SourceBody({
      pieces: [{ bytes, release: () => undefined }],
      length: bytes.length,
      onProgress: () => undefined,
      pace: (length) => {
        lengths.push(length)
        return new Promise((resolve) => void setTimeout(resolve, 12))
      },
    })
    const address = await serve(async (message) => hashOf(await buffer(message)))
    const sending = request(address, { method: 'PUT', headers: { 'content-length': bytes.length } })
    body.pipe(sending)
    const [answer]: IncomingMessage[] = await once(sending, 'response')
    expect(String(answer && (await buffer(answer)))).toBe(hashOf(bytes))
    expect(Math.max(...lengths)).toBe(64 * 1024)
  })

  it('waits for the answer on a slow line as long as the sending took', async () => {
    const { body } = sourceOf()
    const sending = put(await serve(async (message) => hashOf(await buffer(message))))
    sending.setTimeout(1)
    body.pipe(sending)
    await once(sending, 'response')
    expect(sending.socket?.timeout).toBeGreaterThan(1)
  })

  it('is an ordinary stream to any other reader, who may keep its chunks', async () => {
    const { body, sent } = sourceOf()
    const kept: Uint8Array[] = []
    const keeper = new Writable({
      write(chunk: Uint8Array, _encoding, done) {
        kept.push(chunk)
        done()
      },
    })
    await once(body.pipe(keeper), 'finish')
    expect(hashOf(Buffer.concat(kept))).toBe(hashOf(content))
    expect(sent.at(-1)).toBe(content.length)
    expect(body.isHandedOver).toBe(true)
  })

  it('fails if its source does, and the request is not completed', async () => {
    const { body } = sourceOf(3 * pieceBytes)
    const sending = put(await serve(async (message) => hashOf(await buffer(message))))
    body.pipe(sending)
    const [error]: unknown[] = await once(body, 'error')
    expect(String(error)).toContain('the file is gone')
    expect([body.isHandedOver, sending.writableEnded]).toEqual([false, false])
    sending.on('error', () => undefined).destroy()
  })

  it('stops if the connection breaks', async () => {
    const { body, sent } = sourceOf()
    const sending = put(await serve(() => Promise.reject(new Error('no'))))
    body.pipe(sending)
    await once(sending, 'error')
    expect(body.isHandedOver).toBe(false)
    expect(sent.at(-1) ?? 0).toBeLessThan(content.length)
  })
})
