import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answers'

/** A browser's CORS preflight for a page. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined
}

/** Sends an answer that a welcome page may read, and no other. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, body, reader } = answer
  const headers = {
    ...(status === 405 && { allow: 'POST' }),
    ...(reader !== undefined && pageHeaders(request, reader)),
  }
  if (status === 204) {
    response.writeHead(status, headers).end()
    return
  }
  const json = Buffer.from(JSON.stringify(body))
  response
    .writeHead(status, {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': json.length,
      'cache-control': 'no-store',
    })
    .end(json)
}

function pageHeaders(request: IncomingMessage, reader: string): Readonly<Record<string, string>> {
  const allowed = { 'access-control-allow-origin': reader, vary: 'origin' }
  if (!isPreflight(request)) return allowed
  return {
    ...allowed,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type, user-agent, x-picgo-secret',
    // Chromium requires this of every page that connects to this computer.
    'access-control-allow-private-network': 'true',
  }
}
