import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

/** A web server outside Ollim that nothing in its page may reach. */
export interface TrapServer {
  readonly address: string
  /** The requests it received, such as `GET /a`; empty as long as nothing got out. */
  readonly asked: readonly string[]
}

/** Answers every request with a web page, and ends with the current test. */
export async function trapServer(): Promise<TrapServer> {
  const asked: string[] = []
  const server = createServer(({ method = '', url = '' }, answer) => {
    asked.push(`${method} ${url}`)
    answer.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' })
    answer.end('<title>Elsewhere</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The trap has no port.')
  return { address: `http://127.0.0.1:${bound.port}`, asked }
}
