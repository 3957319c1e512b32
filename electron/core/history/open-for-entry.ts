import { failure, type Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import { problem, type Result } from '../../shared/result'
import type { OpenDestination } from '../uploads/attempt/attempt-needs'

export type OpenForEntry = (
  entry: Pick<HistoryEntry, 'destinationId' | 'destinationName' | 'bucket'>,
) => Result<OpenDestination, Failure>

/** Opens destinations for entries, unless they name another bucket by now. */
export function openerFor(open: (destinationId: string) => Result<OpenDestination, Failure>): OpenForEntry {
  return ({ destinationId, destinationName, bucket }) => {
    const opened = open(destinationId)
    if (!opened.ok || opened.value.fields.bucket === bucket) return opened
    return problem(failure('settings-incomplete', { reason: 'otherBucket', bucket, name: destinationName }))
  }
}
