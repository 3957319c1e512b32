import { failure, isOfGoneDestination, type Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import { problem, type Result } from '../../shared/result'
import type { OpenDestination } from '../uploads/attempt/attempt-needs'

export type OpenForEntry = (
  entry: Pick<HistoryEntry, 'destinationId' | 'destinationName' | 'bucket'>,
) => Result<OpenDestination, Failure>

/** Opens destinations for entries, unless they were deleted or name another bucket by now. */
export function openerFor(open: (destinationId: string) => Result<OpenDestination, Failure>): OpenForEntry {
  return ({ destinationId, destinationName, bucket }) => {
    const opened = open(destinationId)
    const refused = (reason: string) =>
      problem(failure('settings-incomplete', { reason, bucket, name: destinationName }))
    // The image is in its bucket: another destination, as for an upload, would not help.
    if (!opened.ok) return isOfGoneDestination(opened.problem) ? refused('formerDestination') : opened
    return opened.value.fields.bucket === bucket ? opened : refused('otherBucket')
  }
}
