import { createServer } from 'node:net'
import { listen } from './servers/listen'

/** A port of this computer that is not in use now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
