import { createServer, type IncomingHttpHeaders } from 'node:http'
import { listen } from './listen'

/** The error for a request that a strict server refuses: status, S3's code, and headers of the answer. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface StrictServer {
  readonly endpoint: string
  /** The headers of every request. */
  readonly asked: readonly IncomingHttpHeaders[]
  /** The headers of every upload that was accepted. */
  readonly accepted: readonly IncomingHttpHeaders[]
  stop(): Promise<void>
}

/** Accepts every upload and stores none, unless `refuse` objects to its headers. */
export async function startStrict(
  refuse: (headers: IncomingHttpHeaders) => Refusal | undefined,
): Promise<StrictServer> {
  const accepted: IncomingHttpHeaders[] = []
  const asked: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      asked.push(request.headers)
      const refusal = refuse(request.headers)
      if (refusal !== undefined) {
        response.writeHead(refusal.status, { 'content-type': 'application/xml', ...refusal.headers })
        response.end(`<?xml version="1.0"?><Error><Code>${refusal.code}</Code></Error>`)
        return
      }
      if (request.method === 'PUT') accepted.push(request.headers)
      response.writeHead(request.method === 'HEAD' ? 404 : 200, { etag: '"e"', 'content-type': 'image/png' })
      response.end()
    })
  })
  const port = await listen(server)
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { endpoint: `http://127.0.0.1:${String(port)}`, asked, accepted, stop }
}
