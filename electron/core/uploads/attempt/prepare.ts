import { failure, type Failure } from '../../../shared/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { JournalRecord, SourceFile, UploadPlan } from '../../ports'
import type { AttemptNeeds } from './attempt-needs'
import { extensionOf } from './conversion-rules'
import { withoutMultipart } from './own-multipart'
import { makeCopy, type PreparedCopy } from './prepared-copy'

type PrepareNeeds = Pick<
  AttemptNeeds,
  'list' | 'journal' | 'files' | 'spool' | 'metadata' | 'converter' | 'removesMetadata' | 'mostKeptBytes'
>

/**
 * Draws the image anew as it was settled when the upload was accepted, and takes out what the person does not
 * want to be public, if that was settled then, or has been by the time it begins. From then on a copy is its
 * source, written down before any of it is sent: what was accepted is out of reach.
 */
export async function prepare(
  needs: PrepareNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const prepared = await prepareOnce(needs, record, signal)
  if (!prepared.ok || prepared.value === record) return prepared
  // Images wait for each other to be drawn: what the person wants meanwhile still holds for this one.
  return prepare(needs, prepared.value, signal)
}

/** @returns the same record where nothing is left to be done */
async function prepareOnce(
  needs: PrepareNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, source, plan } = record
  const removesMetadata = isToBeRemoved(needs, plan)
  // A copy is drawn only once.
  const conversion = record.original === undefined ? plan.conversion : undefined
  if (!removesMetadata && conversion === undefined) return success(record)
  const made = await makeCopy(needs, { ...upload, source, removesMetadata, conversion }, signal)
  if (!made.ok) return made
  if (made.value === undefined) return signal.aborted ? gone : settleNone(needs, record, removesMetadata)
  const copy = made.value
  const hashed = await hashOfLarge(needs, copy.file, signal)
  const prepared = hashed.ok
    ? settleCopy(needs, record, { copy, sha256: hashed.value, removesMetadata }, signal)
    : hashed
  if (!prepared.ok) await needs.spool.release(copy.file.path)
  return prepared
}

/** What was begun as it is may be at the server already, in parts or as a whole: it is finished as it is. */
function isToBeRemoved({ removesMetadata }: PrepareNeeds, { metadata, sentTo }: UploadPlan): boolean {
  return metadata === undefined ? sentTo === undefined && removesMetadata() : metadata === 'remove'
}

/** Only now: once it is up, the copy goes, and could not be recognised the next time. */
async function hashOfLarge(
  { files, mostKeptBytes }: PrepareNeeds,
  copy: SourceFile,
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  return copy.sizeBytes > mostKeptBytes() ? files.sha256(copy, signal) : success('')
}

/** There is nothing to be done about it: it goes up as it is. */
function settleNone(
  needs: PrepareNeeds,
  record: JournalRecord,
  removesMetadata: boolean,
): Result<JournalRecord, Failure> {
  const { id, contentType } = record.upload
  const { conversion: _none, ...plan } = planOf(record.plan, contentType, removesMetadata)
  return settled(needs, record, needs.list.settlePlan(id, plan))
}

interface Made {
  readonly copy: PreparedCopy
  /** Of a large copy alone. */
  readonly sha256: string
  readonly removesMetadata: boolean
}

function settleCopy(
  needs: PrepareNeeds,
  record: JournalRecord,
  { copy, sha256, removesMetadata }: Made,
  signal: AbortSignal,
): Result<JournalRecord, Failure> {
  if (signal.aborted) return gone
  const { id, contentType } = record.upload
  const plan = planOf(record.plan, copy.drawn?.contentType ?? contentType, removesMetadata)
  return settled(needs, record, needs.list.settleCopy(id, copy, { ...plan, sha256 }))
}

/**
 * A key that was given to an earlier copy and says another type is given up: this time it could be drawn anew,
 * or could not.
 */
function planOf(before: UploadPlan, contentType: string, removesMetadata: boolean): UploadPlan {
  const plan: UploadPlan = removesMetadata ? { ...before, metadata: 'removed' } : before
  const extension =
    plan.conversion === undefined ? plan.extension : (extensionOf(contentType) ?? plan.extension)
  if (extension === plan.extension) return plan
  return plan.suffix === 0
    ? { ...plan, extension }
    : { ...withoutMultipart(plan), extension, wantedKey: '', suffix: 0 }
}

/** Should a power cut take back a note, the copy is made again. What the spool held before is gone then. */
function settled(
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

/** It was called off, or taken off the list: nothing of it is to be sent. */
const gone = problem(failure('unexpected', {}, 'the upload is gone'))
