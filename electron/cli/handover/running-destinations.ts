import type { KnownDestination } from '../work/known-destination'
import { connectToApp } from './connect-to-app'
import type { HandoverAddress } from './handover-address'
import { messagesFrom, sendMessage } from './message-lines'
import { type HandoverRequest, parseAnswer, protocolVersion as version } from './protocol'

/** An app answers at once, unless it hangs. */
const usualMaxMilliseconds = 3_000

/**
 * The destinations of the running app, which may have one of its environment that is saved nowhere.
 *
 * @returns undefined if no app is running, or one that does not tell: an older one, or one that does not answer
 */
export async function runningDestinations(
  address: HandoverAddress | undefined,
  maxMilliseconds = usualMaxMilliseconds,
): Promise<readonly KnownDestination[] | undefined> {
  const socket = await connectToApp(address)
  if (socket === undefined) return undefined
  socket.setTimeout(maxMilliseconds, () => socket.destroy())
  try {
    sendMessage(socket, { version, type: 'destinations' } satisfies HandoverRequest)
    for await (const message of messagesFrom(socket)) {
      const answer = parseAnswer(message)
      return answer?.type === 'destinations' ? answer.known : undefined
    }
    return undefined
  } finally {
    socket.destroy()
  }
}
