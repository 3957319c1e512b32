import { ClientRequest, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** How long to wait for a server that ignores `Expect: 100-continue`. */
const timeoutMilliseconds = 1_000

/**
 * Holds a body back until the server has seen the request's headers and asks for the rest. So a refusal arrives with
 * its message; a server that is sent the body all the same would close the connection, and the message would be lost
 * with it (RFC 9110, 10.1.1).
 *
 * @param onSentUnasked called if the server accepts the body without having asked for it; on a busy line, its question may
 * arrive only when the body is on its way already
 */
export function holdUntilContinue(body: Readable, onSentUnasked: () => void): void {
  const pipe = body.pipe.bind(body)
  body.pipe = (destination, options) => {
    if (!(destination instanceof ClientRequest)) return pipe(destination, options)
    let timer: NodeJS.Timeout | undefined
    let isSending = false
    let wasContinued = false
    const wait = (): void => {
      timer = setTimeout(go, timeoutMilliseconds)
    }
    const stopTimer = (): void => clearTimeout(timer)
    const go = (): void => {
      isSending = true
      pipe(destination, options)
    }
    const onContinue = (): void => {
      wasContinued = true
      stopTimer()
      if (!isSending) go()
    }
    const end = ({ statusCode = 0 }: IncomingMessage): void => {
      stopTimer()
      if (isSending && !wasContinued && statusCode < 300) onSentUnasked()
    }
    destination
      .once('continue', onContinue)
      .once('response', end)
      .once('close', stopTimer)
      .once('error', stopTimer)
    onceConnected(destination, wait)
    return destination
  }
}

/** Starts waiting once connected: far away, connecting alone takes longer than an answer may, and is no silence. */
function onceConnected(request: ClientRequest, then: () => void): void {
  const watch = (socket: Socket): void => {
    if (socket.connecting) socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', then)
    else then()
  }
  if (request.socket === null) request.once('socket', watch)
  else watch(request.socket)
}
