import { failure, isOfDamage, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { JournalRecord, UploadPlan } from '../../ports/journal'
import type { AttemptNeeds } from './attempt-needs'

/**
 * Journals an upload's plan before anything is sent by it: otherwise, after a crash, nobody would know of what is at the server.
 *
 * @param safety see `Journal`
 * @returns a failure if the disk may have room for it later; what a damaged journal refuses is sent all the same
 */
export function keepPlan(
  { list, journal }: Pick<AttemptNeeds, 'list' | 'journal'>,
  id: string,
  plan: UploadPlan,
  safety: 'update' | 'note',
): Result<JournalRecord, Failure> {
  const changed = list.replacePlan(id, plan)
  if (changed === undefined) return problem(failure('unexpected', {}, 'the upload is gone'))
  const isNew = list.records.isUnrecorded(id)
  const kept = isNew ? journal.record([changed]) : journal[safety]([changed])
  if (isNew && kept.ok) list.records.recorded([changed])
  return kept.ok || isOfDamage(kept.problem)
    ? success(changed)
    : problem({ ...kept.problem, retryable: true })
}
