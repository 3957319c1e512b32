import { failure, type Failure } from '../../shared/failure'
import { problem, success, type Result } from '../../shared/result'
import type { JournalRecord, SourceFile, UploadPlan } from '../ports'
import type { AttemptNeeds } from './attempt-needs'

type PrepareNeeds = Pick<
  AttemptNeeds,
  'list' | 'journal' | 'files' | 'spool' | 'metadata' | 'removesMetadata' | 'mostKeptBytes'
>

/**
 * Takes out what the person does not want to be public, if that was settled when the upload was accepted, or
 * has been by the time it begins. From then on a copy is its source, written down before any of it is sent: what
 * was accepted is out of reach.
 */
export async function prepare(
  needs: PrepareNeeds,
  record: JournalRecord,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, source, plan } = record
  if (!isToBeRemoved(needs, plan)) return success(record)
  const copied = await needs.metadata.copyWithout(source, upload.contentType, upload.name, signal)
  if (!copied.ok) return copied
  const copy = copied.value
  if (copy === undefined)
    return settled(needs, needs.list.settlePlan(upload.id, { ...plan, metadata: 'removed' }))
  const hashed = await hashOfLarge(needs, copy, signal)
  const prepared = hashed.ok ? settleCopy(needs, record, copy, hashed.value, signal) : hashed
  if (!prepared.ok) await needs.spool.release(copy.path)
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

function settleCopy(
  needs: PrepareNeeds,
  { upload, plan }: JournalRecord,
  copy: SourceFile,
  sha256: string,
  signal: AbortSignal,
): Result<JournalRecord, Failure> {
  if (signal.aborted) return gone
  const record = needs.list.settleCopy(upload.id, copy, { ...plan, sha256, metadata: 'removed' })
  return settled(needs, record)
}

/** Should a power cut take back a note, the copy is made again. What was pasted is gone then. */
function settled(
  { journal, spool }: PrepareNeeds,
  record: JournalRecord | undefined,
): Result<JournalRecord, Failure> {
  if (record === undefined) return gone
  const { original } = record
  const isPasted = original !== undefined && spool.owns(original.path)
  const written = isPasted ? journal.update([record]) : journal.note([record])
  if (isPasted && written.ok) void spool.release(original.path)
  return success(record)
}

/** It was called off, or taken off the list: nothing of it is to be sent. */
const gone = problem(failure('unexpected', {}, 'the upload is gone'))
