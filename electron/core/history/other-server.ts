import type { DestinationFields } from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'

/**
 * Why an object that the destination does not have may exist all the same: the destination names another server by
 * now, which may have a bucket of the same name. Undefined if the server is the same, or if an earlier version of
 * Ollim did not record it.
 */
export function otherServerFailure(
  { endpoint, destinationName }: Pick<HistoryEntry, 'endpoint' | 'destinationName'>,
  fields: Pick<DestinationFields, 'endpoint'>,
): Failure | undefined {
  if (endpoint === undefined || endpoint === fields.endpoint) return undefined
  return atFormerServer(endpoint, destinationName)
}

/** @param endpoint of the server that the destination named before */
export function atFormerServer(endpoint: string, name: string): Failure {
  const server = endpoint === '' ? 'Amazon S3' : endpoint
  return failure('settings-incomplete', { reason: 'otherEndpoint', server, name })
}
