import { createServer, type IncomingMessage, request } from 'node:http'
import { listen } from './listen'

/** A proxy in front of a server that does what it is asked, but may never answer. */
export interface WithholdingProxy {
  readonly endpoint: string
  /** From now on these requests are carried out, but not answered; resolves once one was. */
  withhold(matches: (asked: IncomingMessage) => boolean): Promise<void>
  shut(): void
}

/** @param target the server's endpoint, as `http://127.0.0.1:1234` */
export async function startWithholding(target: string): Promise<WithholdingProxy> {
  const { hostname, port: targetPort } = new URL(target)
  let isWithheld: (asked: IncomingMessage) => boolean = () => false
  let carriedOut: () => void = () => undefined
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked
    const passed = request({ hostname, port: targetPort, method, path: url, headers }, (answered) => {
      if (isWithheld(asked)) {
        answered.resume().once('end', () => carriedOut())
        return
      }
      answer.writeHead(answered.statusCode ?? 500, answered.headers)
      answered.pipe(answer)
    })
    passed.once('error', () => answer.destroy())
    asked.pipe(passed)
  })
  const port = await listen(server)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    withhold(matches) {
      isWithheld = matches
      return new Promise((resolve) => (carriedOut = resolve))
    },
    shut() {
      server.closeAllConnections()
      server.close()
    },
  }
}
