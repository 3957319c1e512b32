import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** Far more than any message has; whoever sends this much without an end is no peer. */
const mostMessageBytes = 64 * 1024 * 1024
const lineFeed = 10

/** Sends one message as a line of JSON; a peer that has gone hears nothing. */
export function sendMessage(socket: Socket, message: object): void {
  if (socket.writable) socket.write(lineOf(message))
}

/** The same, and waits until it has gone out, so that many long ones do not pile up. */
export async function deliverMessage(socket: Socket, message: object): Promise<void> {
  if (socket.writable) await new Promise<void>((resolve) => socket.write(lineOf(message), () => resolve()))
}

/**
 * The messages that arrive, one JSON value a line; what is no JSON arrives as `undefined`. Ends with
 * the connection, however that ends. (`readline` would also split at U+2028, which names may hold.)
 */
export async function* messagesFrom(connection: Readable): AsyncGenerator {
  let begun: Buffer[] = []
  let begunBytes = 0
  try {
    for await (const chunk of connection) {
      if (!Buffer.isBuffer(chunk)) continue
      let from = 0
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
        yield parseJson(Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8'))
        begun = []
        begunBytes = 0
        from = end + 1
      }
      begun.push(chunk.subarray(from))
      begunBytes += chunk.length - from
      if (begunBytes > mostMessageBytes) return
    }
  } catch {
    // A broken connection is one that has ended.
  }
}

function lineOf(message: object): string {
  return `${JSON.stringify(message)}\n`
}

function parseJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return value
  } catch {
    return undefined
  }
}
