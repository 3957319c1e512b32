import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen } from './listen'

/** What a connection does with the bytes it receives. */
export type Misbehaviour = (socket: Socket, request: IncomingRequest) => void

/** A request, as far as it has been received. */
export interface IncomingRequest {
  /** Such as `PUT`. */
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The request line and headers, unparsed. */
  readonly head: string
  /** Counted from 1 since the server started. */
  readonly number: number
  /** The id of the access key that signed it. */
  readonly keyId: string
  readonly bodyBytes: number
  /** Whether the whole body has been received. */
  readonly isComplete: boolean
}

export interface FaultyServer {
  readonly endpoint: string
  /** Requests so far, by method. */
  readonly seen: readonly string[]
  stop(): Promise<void>
}

/** A raw server whose every answer is up to the test. `misbehave` is called for each chunk that comes in. */
export async function startFaulty(misbehave: Misbehaviour): Promise<FaultyServer> {
  const seen: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Clients disconnect in the middle: that is the point.
    socket.on('error', () => socket.destroy())
    let head = ''
    let request:
      | (Omit<IncomingRequest, 'isComplete' | 'bodyBytes'> & { bodyBytes: number; readonly length: number })
      | undefined
    socket.on('data', (chunk) => {
      if (request === undefined) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const [method = '', path = ''] = head.split(' ', 2)
        seen.push(method)
        const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
        const keyId = /Credential=([^/]+)\//.exec(head)?.[1] ?? ''
        const bodyBytes = head.length - end - 4
        request = { method, path, head: head.slice(0, end), number: seen.length, keyId, bodyBytes, length }
      } else {
        request.bodyBytes += chunk.length
      }
      const { length, ...incoming } = request
      const isComplete = incoming.bodyBytes >= length
      if (isComplete) {
        request = undefined
        head = ''
      }
      misbehave(socket, { ...incoming, isComplete })
    })
  })
  const port = await listen(server)
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { endpoint: `http://127.0.0.1:${port}`, seen, stop }
}

/** The same for the current test: the server ends with it. */
export async function faultyForTest(misbehave: Misbehaviour): Promise<FaultyServer> {
  const server = await startFaulty(misbehave)
  onTestFinished(() => server.stop())
  return server
}

/** An HTTP answer as text, with its content length. */
export function httpAnswer(status: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) })
  return `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

/** An S3 error as AWS words it. */
export function s3Error(
  status: string,
  code: string,
  {
    message = '',
    headers = {},
    extra = '',
  }: { message?: string; headers?: Record<string, string>; extra?: string } = {},
): string {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${extra}<RequestId>4442587FB7D0A2F9</RequestId></Error>`
  return httpAnswer(status, { 'content-type': 'application/xml', ...headers }, body)
}
