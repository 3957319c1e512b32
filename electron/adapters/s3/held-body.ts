import { ClientRequest, type IncomingMessage } from 'node:http'
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
 * @param unasked told when the server took the body without ever asking for it: where a line is full, asking for it
 * may come too late, when it is on its way already
 */
export function holdUntilWelcome(body: Readable, unasked: () => void): void {
  const pipe = body.pipe.bind(body)
  body.pipe = (destination, options) => {
    if (!(destination instanceof ClientRequest)) return pipe(destination, options)
    let timer: NodeJS.Timeout | undefined
    let isGone = false
    let isWelcome = false
    const wait = (): void => {
      timer = setTimeout(go, patienceMilliseconds)
    }
    const stay = (): void => clearTimeout(timer)
    const go = (): void => {
      isGone = true
      pipe(destination, options)
    }
    const beAsked = (): void => {
      isWelcome = true
      stay()
      if (!isGone) go()
    }
    const end = ({ statusCode = 0 }: IncomingMessage): void => {
      stay()
      if (isGone && !isWelcome && statusCode < 300) unasked()
    }
    destination.once('continue', beAsked).once('response', end).once('close', stay).once('error', stay)
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
