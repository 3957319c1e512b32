import type { Failure } from '../../shared/failure'
import type { ObjectStore } from '../store-ports'

/**
 * Aborts multipart uploads that are open under a key of ours although nobody knows their id: the answer
 * to their start was lost, or the process ended before it was written down.
 *
 * @returns why it could not be done just now; where the server will not list them, they have to stay
 */
export async function abortUnknownParts(
  store: ObjectStore,
  key: string,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const found = await store.findMultiparts(key, signal)
  if (!found.ok) return passing(found.problem.failure)
  for (const open of found.value.value) {
    const aborted = await store.abortMultipart(open, signal)
    const failure = aborted.ok ? undefined : passing(aborted.problem.failure)
    if (failure !== undefined) return failure
  }
  return undefined
}

function passing(failure: Failure): Failure | undefined {
  return failure.retryable ? failure : undefined
}
