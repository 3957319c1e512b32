import { isOfDamage, type Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import type { AttemptNeeds } from '../attempt-needs'
import { hasParts } from './multipart-plan'
import { type OwnMultipart, withoutMultipart } from './own-multipart'

/** Journals what an upload has at the server of a multipart upload. Fails only if the disk may have room for it later. */
export function keepParts(
  { list, journal, onPartStored }: AttemptNeeds,
  id: string,
  own: OwnMultipart,
): Result<null, Failure> {
  const record = list.get(id)
  const changed = record && list.replacePlan(id, { ...withoutMultipart(record.plan), ...own })
  if (changed === undefined) return success(null)
  // A part whose note is lost is sent again; a multipart upload whose note is lost would go on costing money.
  const isBegun = own.multipart !== undefined && hasParts(own.multipart)
  const isNew = list.records.isUnrecorded(id)
  const kept = isNew
    ? journal.record([changed])
    : isBegun
      ? journal.note([changed])
      : journal.update([changed])
  if (isNew && kept.ok) list.records.recorded([changed])
  if (isBegun) onPartStored(id)
  return kept.ok || isOfDamage(kept.problem) ? success(null) : problem({ ...kept.problem, retryable: true })
}
