import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { listen } from './listen'

/** A proxy in front of a server that can simulate a bad network: slow, or down. */
export interface Proxy {
  readonly endpoint: string
  /**
   * Limits each connection to this many bytes per second to the server. Closes those that are idle: of one that has
   * carried much, the system takes many megabytes at once, whether or not anybody reads them.
   */
  slow(bytesPerSecond: number): void
  /** Removes the limit. */
  release(): void
  /** Closes every connection and accepts no new ones. */
  shut(): Promise<void>
  /** Accepts connections again, on the same port. */
  reopen(): Promise<void>
}

/** @param target the server's endpoint, as `http://127.0.0.1:1234` */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port: targetPort } = new URL(target)
  const lines = new Set<Line>()
  let bytesPerSecond = Infinity
  const server = createServer((client) => {
    const line = new Line(client, connect(Number(targetPort), hostname), () => bytesPerSecond)
    lines.add(line)
    client.once('close', () => lines.delete(line))
  })
  const port = await listen(server)

  return {
    endpoint: `http://127.0.0.1:${port}`,
    slow: (speed) => {
      bytesPerSecond = speed
      for (const line of lines) line.cutIfIdle()
    },
    release: () => {
      bytesPerSecond = Infinity
      for (const line of lines) line.goOn()
    },
    shut: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const line of lines) line.cut()
      await closed
    },
    reopen: async () => {
      if (!server.listening) await listen(server, port)
    },
  }
}

/** One connection through the proxy. */
class Line {
  readonly #client: Socket
  readonly #server: Socket
  #rest: NodeJS.Timeout | undefined
  /** Whether the server was the last to send something. */
  #isAnswered = false

  constructor(client: Socket, server: Socket, bytesPerSecond: () => number) {
    this.#client = client
    this.#server = server
    for (const socket of [client, server]) {
      // Either side may disconnect at any time: that is the point.
      socket.on('error', () => this.cut())
      socket.on('close', () => this.cut())
    }
    client.on('data', (bytes) => {
      this.#isAnswered = false
      server.write(bytes)
      const milliseconds = (bytes.length * 1000) / bytesPerSecond()
      if (milliseconds < 1) return
      client.pause()
      this.#rest = setTimeout(() => client.resume(), milliseconds)
    })
    server.on('data', () => (this.#isAnswered = true)).pipe(client)
  }

  goOn(): void {
    clearTimeout(this.#rest)
    this.#client.resume()
  }

  cutIfIdle(): void {
    if (this.#isAnswered) this.cut()
  }

  cut(): void {
    clearTimeout(this.#rest)
    this.#client.destroy()
    this.#server.destroy()
  }
}
