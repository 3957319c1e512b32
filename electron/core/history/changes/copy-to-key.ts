import { failure, type Failure } from '../../../shared/failures/failure'
import { lacksRight } from '../../../shared/failures/stage-of-failure'
import type { HistoryEntry } from '../../../shared/history/history'
import { problem, success, type Result } from '../../../shared/result'
import type { ObjectHead, ObjectStore } from '../../ports/object-store'

/** An object to move. Of one that only has to be found again, the note of its move tells less. */
export type MovedObject = Pick<HistoryEntry, 'id' | 'key' | 'etag'> &
  Partial<Pick<HistoryEntry, 'name' | 'sizeBytes'>>

export interface FoundForMove {
  /** The object itself; undefined if only its copy is left. */
  readonly source: ObjectHead | undefined
  /** Undefined if the object is still to be copied. */
  readonly copy: ObjectHead | undefined
}

/** Finds the object, and the copy of it that an earlier try may have left under the new key. */
export async function lookBeforeMove(
  store: ObjectStore,
  object: MovedObject,
  to: string,
  signal: AbortSignal,
): Promise<Result<FoundForMove, Failure>> {
  const { key: from, name = '', etag } = object
  const head = await store.head(from, signal)
  if (!head.ok) return problem(head.problem.failure)
  const target = await store.head(to, signal)
  // Credentials that are denied a look at a free key can still copy; the copy's answer then decides.
  if (!target.ok && !lacksRight(target.problem.failure)) return problem(target.problem.failure)
  const source = head.value.answer
  const taken = target.ok ? target.value.answer : undefined
  const facts = { key: from, name }
  if (source !== undefined && source.etag !== etag)
    return problem(failure('unexpected', { ...facts, reason: 'objectChanged' }))
  if (taken !== undefined && isCopy(taken, object, source)) return success({ source, copy: taken })
  if (source === undefined) return problem(failure('unexpected', { ...facts, reason: 'objectMissing' }))
  if (taken !== undefined) return problem(failure('key-exists', { key: to, reason: 'move' }))
  return success({ source, copy: undefined })
}

interface CopyRefusal {
  readonly failure: Failure
  /** Whether there may be a copy all the same. */
  readonly mayHaveCopied: boolean
}

/** Copies the object, and finds out whether it was copied if the answer does not say so. Answers with the ETag. */
export async function copyToKey(
  store: ObjectStore,
  entry: HistoryEntry,
  to: string,
  source: ObjectHead | undefined,
  signal: AbortSignal,
): Promise<Result<string, CopyRefusal>> {
  const { key: from, etag } = entry
  const { sizeBytes } = source ?? entry
  const copied = await store.copy({ from, to, etag, sizeBytes, signal })
  if (copied.ok) return success(copied.value.etag)
  // The answer may have been lost, or be the one to a second request.
  const head = await store.head(to, signal)
  const there = head.ok ? head.value.answer : undefined
  if (there !== undefined && isCopy(there, entry, source)) return success(there.etag)
  return problem({ failure: copied.problem, mayHaveCopied: !head.ok && copied.problem.retryable })
}

/**
 * Whether an object is a copy of the one to move, left by a try whose answer was lost or which the history could
 * not record: copies keep their upload's id. A copy of an object sent in parts has another ETag. An object that has
 * replaced another one was never sent in parts.
 */
function isCopy(
  { uploadId, sizeBytes, etag }: ObjectHead,
  object: MovedObject,
  source: ObjectHead | undefined,
): boolean {
  const isOfSameUpload = uploadId !== '' && uploadId === (source?.uploadId ?? object.id)
  const wasSentInParts = /-\d+$/.test(object.etag)
  const isSameSize = sizeBytes === (source ?? object).sizeBytes
  return isOfSameUpload && isSameSize && (etag === object.etag || wasSentInParts)
}
