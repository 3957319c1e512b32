import type { Failure } from '../../../shared/failures/failure'
import type { JournalRecord } from '../../ports/journal'
import type { ObjectStore } from '../../ports/object-store'
import type { Withdrawals } from './withdrawals'

export interface RemoveNeeds {
  readonly store: ObjectStore
  readonly key: string
  readonly withdrawals: Pick<Withdrawals, 'noteUnanswered'>
  readonly signal: AbortSignal
}

export interface RemoveOwnNeeds extends RemoveNeeds {
  /** Asked right before the deletion: the upload may have been taken up again. */
  readonly isUnwanted?: () => boolean
}

/**
 * Deletes the object under an upload's key if this very upload stored it, even if the answer was lost. One that may
 * have replaced another image stays: a link in use would lead nowhere.
 *
 * @returns why it could not be deleted; undefined if nothing is left of it
 */
export async function removeOwnObject(
  { isUnwanted = () => true, ...needs }: RemoveOwnNeeds,
  { upload, plan, leftBy = upload.id }: Pick<JournalRecord, 'upload' | 'plan' | 'leftBy'>,
): Promise<Failure | undefined> {
  if (plan.mayReplace === true) return undefined
  const head = await needs.store.head(needs.key, needs.signal)
  if (!head.ok) return head.problem.failure
  if (head.value.answer?.uploadId !== leftBy || !isUnwanted()) return undefined
  return removeStored(needs, upload.id)
}

/**
 * Deletes the object that an upload has just been seen to have stored.
 *
 * @returns why it could not be deleted
 */
export async function removeStored(
  { store, key, withdrawals, signal }: RemoveNeeds,
  uploadId: string,
): Promise<Failure | undefined> {
  const removed = await store.remove(key, signal)
  if (removed.ok) return undefined
  // Without an answer, it may still take effect.
  if (removed.problem.evidence.status === 0) withdrawals.noteUnanswered(uploadId)
  return removed.problem.failure
}
