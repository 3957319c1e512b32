import { once } from 'node:events'
import type { Server } from 'node:net'

/** Makes a server listen on loopback. Returns its port, a free one unless given. */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
