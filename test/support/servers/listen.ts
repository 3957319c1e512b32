import { once } from 'node:events'
import type { Server } from 'node:net'

/** Lets a server listen on loopback. Answers its port, a free one unless told which. */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
