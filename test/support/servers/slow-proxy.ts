import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Stands before a server and can be as bad as a network: holding bytes back, or not there at all. */
export interface Proxy {
  readonly endpoint: string
  /** Lets so many bytes a connection through to the server, and then no more. */
  hold(afterBytes: number): void
  /** Lets everything through again. */
  release(): void
  /** Breaks every connection off and takes no new ones. */
  shut(): Promise<void>
  /** Takes connections again, on the same port. */
  reopen(): Promise<void>
}

/** @param target the server's endpoint, as `http://127.0.0.1:1234` */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port: targetPort } = new URL(target)
  const lines = new Set<Line>()
  let mostBytes = Infinity
  let server = serverOf(() => undefined)
  let port = 0

  const open = async (): Promise<void> => {
    server = serverOf((client) => {
      const line = new Line(client, connect(Number(targetPort), hostname), () => mostBytes)
      lines.add(line)
      client.once('close', () => lines.delete(line))
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = portOf(server)
  }
  await open()

  return {
    endpoint: `http://127.0.0.1:${port}`,
    hold: (afterBytes) => {
      mostBytes = afterBytes
      for (const line of lines) line.countAnew()
    },
    release: () => {
      mostBytes = Infinity
      for (const line of lines) line.goOn()
    },
    shut: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const line of lines) line.cut()
      await closed
    },
    reopen: open,
  }
}

/** One connection through the proxy. */
class Line {
  readonly #client: Socket
  readonly #server: Socket
  #passedBytes = 0

  constructor(client: Socket, server: Socket, mostBytes: () => number) {
    this.#client = client
    this.#server = server
    for (const socket of [client, server]) {
      // Either side may hang up at any time: that is the point.
      socket.on('error', () => this.cut())
      socket.on('close', () => this.cut())
    }
    client.on('data', (bytes) => {
      this.#passedBytes += bytes.length
      const hasRoom = server.write(bytes)
      if (this.#passedBytes > mostBytes() || !hasRoom) client.pause()
    })
    server.on('drain', () => {
      if (this.#passedBytes <= mostBytes()) client.resume()
    })
    server.pipe(client)
  }

  countAnew(): void {
    this.#passedBytes = 0
  }

  goOn(): void {
    this.#client.resume()
  }

  cut(): void {
    this.#client.destroy()
    this.#server.destroy()
  }
}

function serverOf(onConnection: (socket: Socket) => void): Server {
  return createServer(onConnection)
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
