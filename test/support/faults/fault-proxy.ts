import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { setTimeout as rest } from 'node:timers/promises'
import { assertNever } from '../../../electron/shared/assert-never'
import type { Fault, FaultPlan } from './fault-plans'
import { draw } from './seeded-draw'

/** Simulates a bad network between the engine and a real S3 server. */
export interface FaultProxy {
  readonly endpoint: string
  /** How many requests came, and how many of them each fault hit. */
  readonly requests: number
  readonly faultCounts: ReadonlyMap<Fault['kind'] | 'offline', number>
  /** The number of requests by method and path. */
  readonly asked: ReadonlyMap<string, number>
  /** Lets everything pass from now on. */
  calm(): void
  stop(): Promise<void>
}

/** Longer than a run: only the plan closes connections. */
const keepAliveMilliseconds = 600_000

/**
 * Forwards HTTP to a server unchanged, including the signed `Host`, and applies to each request the fault that plan
 * and seed choose. The choice depends only on what is requested and how often it was before, not on the order in
 * which parallel requests arrive.
 *
 * @param target the server's endpoint, as `http://127.0.0.1:1234`
 */
export async function startFaultProxy(target: string, plan: FaultPlan, seed: number): Promise<FaultProxy> {
  const proxy = new Proxy(new URL(target), plan, seed)
  await proxy.start()
  return proxy
}

class Proxy implements FaultProxy {
  readonly #target: URL
  readonly #seed: number
  readonly #server = createServer({ keepAliveTimeout: keepAliveMilliseconds, requestTimeout: 0 })
  readonly #agent = new Agent({ keepAlive: true })
  readonly #ending = new AbortController()
  readonly asked = new Map<string, number>()
  readonly faultCounts = new Map<Fault['kind'] | 'offline', number>()
  #plan: FaultPlan
  #port = 0
  #spells: Promise<void> = Promise.resolve()
  requests = 0

  constructor(target: URL, plan: FaultPlan, seed: number) {
    this.#target = target
    this.#plan = plan
    this.#seed = seed
    const handle = (request: IncomingMessage, response: ServerResponse): void => {
      this.#handle(request, response)
    }
    this.#server.on('request', handle).on('checkContinue', handle)
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    await this.#listen()
    this.#spells = this.#comeAndGo()
  }

  calm(): void {
    this.#plan = { name: 'calm', faults: [] }
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#spells
    await this.#close()
    this.#agent.destroy()
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests += 1
    const { name, nth } = this.#identify(request)
    const fault = this.#faultOf(name, nth)
    if (fault !== undefined) this.#note(fault.kind)
    const { socket } = request
    switch (fault?.kind) {
      case undefined:
        this.#forward(request, response)
        return
      case 'stall':
        // Reads and answers nothing; the client ends the connection at its timeout.
        request.on('error', () => undefined)
        return
      case 'reset-before':
        socket.resetAndDestroy()
        return
      case 'refuse':
        refuse(request, response, fault)
        return
      case 'reset-within':
        this.#forward(request, response, { most: this.#byteWithin(request, name, nth) })
        return
      case 'damage':
        this.#forward(request, response, { damaged: this.#byteWithin(request, name, nth) })
        return
      case 'reset-answering':
        this.#forward(request, response, {
          onAnswer: () => socket.write('HTTP/1.1 2', () => socket.resetAndDestroy()),
        })
        return
      case 'lose-answer':
        this.#forward(request, response, { onAnswer: () => socket.resetAndDestroy() })
        return
      case 'cut-answer':
        this.#forward(request, response, { onAnswer: (answer, body) => cut(request, answer, body) })
        return
      default:
        assertNever(fault)
    }
  }

  /** Replaces the bucket and the multipart id, which differ from run to run: a repeated run needs the same names. */
  #identify({ method = '', url = '' }: IncomingMessage): { readonly name: string; readonly nth: number } {
    const name = `${method} ${url.replace(/uploadId=[^&]*/, '').replace(/\/[^/]*\/[^/]*\//, '')}`
    const nth = (this.asked.get(name) ?? 0) + 1
    this.asked.set(name, nth)
    return { name, nth }
  }

  #faultOf(name: string, nth: number): Fault | undefined {
    let left = draw(this.#seed, name, nth)
    for (const [share, fault] of this.#plan.faults) {
      if (left < share) return fault
      left -= share
    }
    return undefined
  }

  /** The position in the body where the fault occurs. */
  #byteWithin({ headers }: IncomingMessage, name: string, nth: number): number {
    return Math.floor(draw(this.#seed, name, nth, 'bytes') * Number(headers['content-length'] ?? 0))
  }

  #forward(
    request: IncomingMessage,
    response: ServerResponse,
    {
      most = Infinity,
      damaged = Infinity,
      onAnswer,
    }: {
      most?: number
      damaged?: number
      onAnswer?: (answer: IncomingMessage, body: Buffer) => void
    } = {},
  ): void {
    // Kept, because the request no longer has it once the connection is closed.
    const { socket } = request
    const onward = ask({
      host: this.#target.hostname,
      port: this.#target.port,
      method: request.method,
      path: request.url,
      headers: request.rawHeaders,
      agent: this.#agent,
    })
    onward.on('continue', () => response.writeContinue())
    onward.on('error', () => socket.destroy())
    onward.on('response', (answer) => {
      if (onAnswer !== undefined) {
        void answer.toArray().then(
          (chunks) => onAnswer(answer, Buffer.concat(chunks)),
          () => socket.destroy(),
        )
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', answer.rawHeaders)
      answer.pipe(response)
    })
    response.once('close', () => {
      if (!response.writableFinished) onward.destroy()
    })
    onward.flushHeaders()
    let carried = 0
    const write = (chunk: Buffer): void => {
      const at = damaged - carried
      if (at >= 0 && at < chunk.length) chunk.writeUInt8(chunk.readUInt8(at) ^ 1, at)
      carried += chunk.length
      onward.write(chunk)
    }
    this.#carry(request, most, write).then(
      (isWhole) => {
        if (isWhole) onward.end()
        else socket.resetAndDestroy()
      },
      // The client has disconnected.
      () => onward.destroy(),
    )
  }

  /** @returns whether the whole body went through */
  async #carry(request: IncomingMessage, most: number, write: (chunk: Buffer) => void): Promise<boolean> {
    let left = most
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('The body came as text.')
      write(chunk.subarray(0, left))
      left -= chunk.length
      if (left < 0) return false
      const { bytesPerSecond } = this.#plan
      if (bytesPerSecond !== undefined) await rest((chunk.length * 1000) / bytesPerSecond)
    }
    // A request without a body can be cut off, too.
    return most === Infinity
  }

  /** Alternates between online and offline as long as the plan has such spells. */
  async #comeAndGo(): Promise<void> {
    const { spells } = this.#plan
    if (spells === undefined) return
    const { signal } = this.#ending
    const pass = (most: number, ...words: readonly (string | number)[]): Promise<unknown> =>
      rest(most * (0.2 + 0.8 * draw(this.#seed, ...words)), undefined, { signal }).catch(() => undefined)
    const isOver = (): boolean => signal.aborted || this.#plan.spells === undefined
    for (let spell = 1; !isOver(); spell += 1) {
      await pass(spells.online, 'online', spell)
      if (isOver()) return
      this.#note('offline')
      await this.#close()
      await pass(spells.offline, 'offline', spell)
      await this.#listen()
    }
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('not listening on a port')
    this.#port = address.port
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  #note(what: Fault['kind'] | 'offline'): void {
    this.faultCounts.set(what, (this.faultCounts.get(what) ?? 0) + 1)
  }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, retryAfterSeconds }: Extract<Fault, { kind: 'refuse' }>,
): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Later.</Message></Error>`
  request.resume()
  response.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': String(Buffer.byteLength(body)),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  })
  response.end(request.method === 'HEAD' ? '' : body)
}

function cut({ socket }: IncomingMessage, answer: IncomingMessage, body: Buffer): void {
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer
  const lines = rawHeaders.map((word, index) => (index % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('')
  const head = Buffer.from(`HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines}\r\n`, 'latin1')
  socket.end(
    body.length === 0
      ? head.subarray(0, head.length / 2)
      : Buffer.concat([head, body.subarray(0, body.length / 2)]),
  )
}
