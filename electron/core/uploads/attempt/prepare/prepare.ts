import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import type { JournalRecord, UploadPlan } from '../../../ports/journal'
import type { SourceFile } from '../../../ports/files'
import type { AttemptNeeds } from '../attempt-needs'
import { extensionOf } from './conversion-rules'
import { withoutKey } from '../key/without-key'
import { makeCopy, type PreparedCopy } from './make-copy'

type PrepareNeeds = Pick<
  AttemptNeeds,
  'list' | 'journal' | 'files' | 'spool' | 'metadata' | 'converter' | 'removesMetadata' | 'maxKeptBytes'
>

/**
 * Converts the image as its plan says, and removes its metadata if that was set when the upload was accepted or
 * is set when it begins. From then on the copy is the upload's source; this is journalled before any of it is
 * sent, so the original can no longer be sent by mistake.
 */
export async function prepare(
  needs: PrepareNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const prepared = await prepareOnce(needs, record, signal)
  if (!prepared.ok || prepared.value === record) return prepared
  // Images are converted one at a time: meanwhile the person may have asked for metadata to be removed.
  return prepare(needs, prepared.value, signal)
}

/** @returns the same record if nothing is left to do */
async function prepareOnce(
  needs: PrepareNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, source, plan } = record
  const removesMetadata = isToBeRemoved(needs, plan)
  // An image is converted only once.
  const conversion = record.original === undefined ? plan.conversion : undefined
  if (!removesMetadata && conversion === undefined) return success(record)
  const onConvert = () => void needs.list.apply(upload.id, { type: 'convert' })
  const made = await makeCopy(needs, { ...upload, source, removesMetadata, conversion, onConvert }, signal)
  if (!made.ok) return made
  if (made.value === undefined) return signal.aborted ? gone : keepOriginal(needs, record, removesMetadata)
  const copy = made.value
  const hashed = await hashOfLarge(needs, copy.file, signal)
  const prepared = hashed.ok
    ? takeCopy(needs, record, { copy, sha256: hashed.value, removesMetadata }, signal)
    : hashed
  if (!prepared.ok) await needs.spool.release(copy.file.path)
  return prepared
}

/** An upload that has begun with its metadata is finished with it: some or all of it may be stored already. */
function isToBeRemoved({ removesMetadata }: PrepareNeeds, { metadata, sentTo }: UploadPlan): boolean {
  return metadata === undefined ? sentTo === undefined && removesMetadata() : metadata === 'remove'
}

/** A large copy is hashed now: it is deleted once uploaded, so it could not be hashed later to recognise the image. */
async function hashOfLarge(
  { files, maxKeptBytes }: PrepareNeeds,
  copy: SourceFile,
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  return copy.sizeBytes > maxKeptBytes() ? files.sha256(copy, signal) : success('')
}

/** No copy was needed or could be made: the image goes up as it is. */
function keepOriginal(
  needs: PrepareNeeds,
  record: JournalRecord,
  removesMetadata: boolean,
): Result<JournalRecord, Failure> {
  const { id, contentType } = record.upload
  const { conversion: _none, ...plan } = planOf(record.plan, contentType, removesMetadata)
  return recorded(needs, record, needs.list.replacePlan(id, plan))
}

interface Made {
  readonly copy: PreparedCopy
  /** Only for a large copy; otherwise empty. */
  readonly sha256: string
  readonly removesMetadata: boolean
}

function takeCopy(
  needs: PrepareNeeds,
  record: JournalRecord,
  { copy, sha256, removesMetadata }: Made,
  signal: AbortSignal,
): Result<JournalRecord, Failure> {
  if (signal.aborted) return gone
  const { id, contentType } = record.upload
  const plan = planOf(record.plan, copy.converted?.contentType ?? contentType, removesMetadata)
  return recorded(needs, record, needs.list.replaceWithCopy(id, copy, { ...plan, sha256 }))
}

/**
 * Gives up a key that was made for an earlier copy of another type: conversion failed then and worked now, or
 * the other way round.
 */
function planOf(before: UploadPlan, contentType: string, removesMetadata: boolean): UploadPlan {
  const plan: UploadPlan = removesMetadata ? { ...before, metadata: 'removed' } : before
  const extension =
    plan.conversion === undefined ? plan.extension : (extensionOf(contentType) ?? plan.extension)
  if (extension === plan.extension) return plan
  return { ...(plan.suffix === 0 ? plan : withoutKey(plan)), extension }
}

/**
 * A note may be lost in a power cut, and then the copy is made again. A former source in the spool is deleted now,
 * so that change has to be on disk.
 */
function recorded(
  { journal, spool }: PrepareNeeds,
  { source: former }: JournalRecord,
  record: JournalRecord | undefined,
): Result<JournalRecord, Failure> {
  if (record === undefined) return gone
  const isSpent = record.source.path !== former.path && spool.owns(former.path)
  const written = isSpent ? journal.update([record]) : journal.note([record])
  if (isSpent && written.ok) void spool.release(former.path)
  return success(record)
}

/** The upload was cancelled or removed from the list: nothing of it may be sent. */
const gone = problem(failure('unexpected', {}, 'the upload is gone'))
