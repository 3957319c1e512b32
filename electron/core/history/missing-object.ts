import type { DestinationFields } from '../../shared/destination'
import { failure, type Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'

/**
 * Why it says nothing of an entry's object that a destination does not have it: the destination leads to
 * another server by now, which may have a bucket of the same name. Undefined where it is the same, and
 * where an earlier Ollim did not note which it was.
 */
export function elsewhere(
  { endpoint, destinationName }: Pick<HistoryEntry, 'endpoint' | 'destinationName'>,
  fields: Pick<DestinationFields, 'endpoint'>,
): Failure | undefined {
  if (endpoint === undefined || endpoint === fields.endpoint) return undefined
  const server = endpoint === '' ? 'Amazon S3' : endpoint
  return failure('settings-incomplete', { reason: 'otherEndpoint', server, name: destinationName })
}
