import { createServer, type Server } from 'node:net'
import { listen } from './servers/listen'

/** A port of this computer that is not in use now. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1)
  return port
}

/** Several of them, no two the same. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(servers.map((server) => listen(server)))
  await Promise.all(servers.map(close))
  return ports
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve))
}
