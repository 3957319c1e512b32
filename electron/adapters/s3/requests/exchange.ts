import { answerOfError } from '../../../core/doctor/answer-of-error'
import { noAnswer, type ServerAnswer } from '../../../core/doctor/server-answer'
import type { Failure } from '../../../shared/failures/failure'
import type { Connection } from '../connection/connection'
import type { SigningKeys } from '../connection/identity'

/** One request and its answer: the SDK's output, or why there is none. */
export type Exchange<Output> =
  | { readonly kind: 'answered'; readonly output: Output; readonly answer: ServerAnswer }
  | { readonly kind: 'refused'; readonly answer: ServerAnswer; readonly signedWith: SigningKeys }
  | { readonly kind: 'cancelled' }
  /** Not sent because of a problem on this computer, with the lender of the credentials, or found by a look. */
  | { readonly kind: 'unsent'; readonly failure: Failure }

/**
 * Sends one request with a signal of its own, which aborts with `signal`.
 *
 * @param send passes the controller's signal to the SDK; may abort the request itself
 * @param graceMilliseconds how long the request may continue after `signal` has aborted, in milliseconds
 */
export async function exchange<Output>(
  { handler, identity }: Connection,
  signal: AbortSignal,
  send: (request: AbortController) => Promise<Output>,
  graceMilliseconds: () => number = () => 0,
): Promise<Exchange<Output>> {
  const isCancelled = () => signal.aborted
  if (isCancelled()) return { kind: 'cancelled' }
  const ready = await identity.ready(signal)
  if (isCancelled()) return { kind: 'cancelled' }
  if (!ready.ok) return { kind: 'unsent', failure: ready.problem }
  // Borrowed credentials may change before the answer comes.
  const signedWith = identity.keys
  const request = new AbortController()
  let ending: NodeJS.Timeout | undefined
  const end = (): void => {
    const milliseconds = graceMilliseconds()
    if (milliseconds === 0) request.abort()
    else ending = setTimeout(() => request.abort(), milliseconds)
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    const output = await send(request)
    const answer = handler.answerTo(request.signal) ?? noAnswer
    if (answer.isPage || answer.status >= 300) return { kind: 'refused', answer, signedWith }
    return { kind: 'answered', output, answer }
  } catch (error) {
    if (isCancelled()) return { kind: 'cancelled' }
    const answer = answerOfError(error, handler.answerTo(request.signal))
    return { kind: 'refused', answer, signedWith }
  } finally {
    signal.removeEventListener('abort', end)
    clearTimeout(ending)
  }
}
