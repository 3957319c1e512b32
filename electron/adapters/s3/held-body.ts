import { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** How long to wait for a server that takes no notice of `Expect: 100-continue`. */
const patienceMilliseconds = 1_000

/**
 * Holds a body back until the server has seen the request's head and asks for the rest. A server that
 * refuses thus does so in words; one that were sent the body all the same would cut the connection,
 * and its words would be lost with it (RFC 9110, 10.1.1).
 *
 * @param missed told when the server did not ask in time and the body goes unasked
 */
export function holdUntilWelcome(body: Readable, missed: () => void): void {
  const pipe = body.pipe.bind(body)
  body.pipe = (destination, options) => {
    if (!(destination instanceof ClientRequest)) return pipe(destination, options)
    let timer: NodeJS.Timeout | undefined
    const wait = (): void => {
      timer = setTimeout(() => {
        missed()
        go()
      }, patienceMilliseconds)
    }
    const stay = (): void => clearTimeout(timer)
    const go = (): void => {
      stay()
      destination.off('continue', go)
      pipe(destination, options)
    }
    destination.once('continue', go).once('response', stay).once('close', stay).once('error', stay)
    onceConnected(destination, wait)
    return destination
  }
}

/** Far away a connection takes longer to come about than an answer may: it is no silence of the server's. */
function onceConnected(request: ClientRequest, then: () => void): void {
  const look = (socket: Socket): void => {
    if (socket.connecting) socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', then)
    else then()
  }
  if (request.socket === null) request.once('socket', look)
  else look(request.socket)
}
