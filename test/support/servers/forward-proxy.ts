import http from 'node:http'
import net from 'node:net'

/** A company proxy: forwards plain requests and tunnels, and can require a user name and password. */
export interface ForwardProxy {
  readonly address: string
  /** The requests it received, such as `PUT http://…` or `CONNECT host:port`. */
  readonly seen: readonly string[]
  stop(): Promise<void>
}

/**
 * @param credentials as `name:password`; empty allows everybody
 * @param leadsTo the local port to which it sends all other hosts' requests; 0 to send them to the hosts themselves
 */
export async function startForwardProxy(credentials = '', leadsTo = 0): Promise<ForwardProxy> {
  const seen: string[] = []
  const tunnels = new Set<net.Socket>()
  const wanted = `Basic ${Buffer.from(credentials).toString('base64')}`
  const isLed = (hostname: string): boolean => leadsTo > 0 && hostname !== '127.0.0.1'
  const mayPass = (request: http.IncomingMessage): boolean =>
    credentials === '' || request.headers['proxy-authorization'] === wanted

  const server = http.createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (!mayPass(request)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end()
      request.resume()
      return
    }
    const { 'proxy-authorization': _own, ...headers } = request.headers
    const asked = new URL(request.url ?? '')
    if (isLed(asked.hostname)) asked.host = `127.0.0.1:${String(leadsTo)}`
    const onward = http.request(asked, { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('continue', () => response.writeContinue())
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`)
    if (!mayPass(request)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    tunnels.add(socket)
    socket.once('close', () => tunnels.delete(socket))
    const target = new URL(`http://${request.url ?? ''}`)
    const place = isLed(target.hostname)
      ? ([leadsTo, '127.0.0.1'] as const)
      : ([Number(target.port || 443), target.hostname] as const)
    const onward = net.connect(...place, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')
  return {
    address: `http://127.0.0.1:${address.port}`,
    seen,
    stop: async () => {
      server.closeAllConnections()
      for (const tunnel of tunnels) tunnel.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
