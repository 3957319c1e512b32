import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'

/** Enough for the paths of a hundred thousand files. */
const mostMessageCharacters = 64 * 1024 * 1024

/** Sends one message as a line of JSON; a peer that has gone hears nothing. */
export function sendMessage(socket: Socket, message: object): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}

/**
 * The messages that arrive, one JSON value a line; what is no JSON arrives as `undefined`. Ends with
 * the connection, however that ends. (`readline` would also split at U+2028, which names may hold.)
 */
export async function* messagesFrom(socket: Socket): AsyncGenerator {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  try {
    for await (const chunk of socket) {
      if (!Buffer.isBuffer(chunk)) continue
      const lines = `${begun}${decoder.write(chunk)}`.split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) yield parseJson(line)
      if (begun.length > mostMessageCharacters) return
    }
  } catch {
    // A broken connection is one that has ended.
  }
}

function parseJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return value
  } catch {
    return undefined
  }
}
