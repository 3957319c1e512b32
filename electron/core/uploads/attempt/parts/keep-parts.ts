import type { Failure } from '../../../../shared/failures/failure'
import { success, type Result } from '../../../../shared/result'
import type { AttemptNeeds } from '../attempt-needs'
import { keepPlan } from '../keep-plan'
import { hasParts } from './multipart-plan'
import { type OwnMultipart, withoutMultipart } from './own-multipart'

/** Journals what an upload has at the server of a multipart upload. Fails only if the disk may have room for it later. */
export function keepParts(
  needs: Pick<AttemptNeeds, 'list' | 'journal' | 'onPartStored'>,
  id: string,
  own: OwnMultipart,
): Result<unknown, Failure> {
  const record = needs.list.get(id)
  if (record === undefined) return success(null)
  // A part whose note is lost is sent again; a multipart upload whose note is lost would go on costing money.
  const isBegun = own.multipart !== undefined && hasParts(own.multipart)
  const plan = { ...withoutMultipart(record.plan), ...own }
  const kept = keepPlan(needs, id, plan, isBegun ? 'note' : 'update')
  if (isBegun) needs.onPartStored(id)
  return kept
}
