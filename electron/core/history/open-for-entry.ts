import { failure, isOfGoneDestination, type Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import { problem, type Result } from '../../shared/result'
import type { OpenAt, OpenDestination } from '../open-destination'

type PlacedEntry = Pick<HistoryEntry, 'destinationId' | 'destinationName' | 'endpoint' | 'bucket'>

export type OpenForEntry = (entry: PlacedEntry) => Result<OpenDestination, Failure>

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

/** Opens the buckets that entries are in, even if their destinations name others of the same server by now. */
export function bucketOpenerFor(engine: {
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly openAt: OpenAt
}): OpenForEntry {
  const openPresent = openerFor((id) => engine.open(id))
  return (entry) => {
    const { destinationId, endpoint, bucket } = entry
    // Early versions did not record the server.
    return endpoint === undefined ? openPresent(entry) : engine.openAt(destinationId, { endpoint, bucket })
  }
}
