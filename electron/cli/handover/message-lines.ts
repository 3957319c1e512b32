import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** Far longer than any message; a sender that goes beyond this without a line break is not a real peer. */
const maxMessageBytes = 64 * 1024 * 1024
const lineFeed = 10

/** Sends a message as a line of JSON; does nothing if the peer is gone. */
export function sendMessage(socket: Socket, message: object): void {
  if (socket.writable) socket.write(lineOf(message))
}

/** The same, but waits until it is written, so that many long messages do not pile up. */
export async function deliverMessage(socket: Socket, message: object): Promise<void> {
  if (socket.writable) await new Promise<void>((resolve) => socket.write(lineOf(message), () => resolve()))
}

/**
 * The incoming messages, one JSON value per line; anything else arrives as `undefined`. Ends with the connection,
 * however that ends. (`readline` would also split at U+2028, which names may contain.)
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
      if (begunBytes > maxMessageBytes) return
    }
  } catch {
    // A broken connection counts as closed.
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
