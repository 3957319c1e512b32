import { failure } from '../../shared/failure'
import type { Failure } from '../../shared/failure'
import type { DestinationFields } from '../../shared/destination'
import { problem, success } from '../../shared/result'
import type { Result } from '../../shared/result'
import { publicUrl } from '../links/public-url'
import { withSuffix } from '../naming/collision'
import { parseKeyTemplate, renderKey, templateNeedsHash } from '../naming/key-template'
import type {
  Clock,
  Files,
  Ids,
  Journal,
  JournalRecord,
  MultipartProgress,
  ObjectStore,
  PutAnswer,
} from '../ports'
import type { KeyBook } from './key-book'
import { mostPartsOf, planMultipart } from './multipart-plan'
import { sendInParts } from './send-in-parts'
import type { SpareSlots } from './spare-slots'
import { SpeedMeter } from './speed-meter'
import type { UploadList } from './upload-list'
import { abortedByCancel } from './attempt'
import type { AttemptOutcome } from './attempt'

/** A destination with its connection. */
export interface OpenDestination {
  readonly fields: DestinationFields
  readonly store: ObjectStore
}

export interface AttemptNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly files: Files
  readonly clock: Clock
  readonly ids: Ids
  readonly keys: KeyBook
  readonly slots: SpareSlots
  /** Opens a destination, or says what it lacks. */
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
}

const progressMilliseconds = 50
/** So many taken names in a row mean that something else is wrong. */
const mostSuffixes = 10_000

/** One try at one upload: name it, send it, link it. */
export async function attemptUpload(
  needs: AttemptNeeds,
  id: string,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const accepted = needs.list.get(id)
  if (accepted === undefined) return { kind: 'aborted' }
  const opened = needs.open(accepted.upload.destinationId)
  if (!opened.ok) return { kind: 'failed', failure: opened.problem }
  const named = await settleKey(needs, accepted, opened.value.fields, signal)
  if (signal.aborted) return { kind: 'aborted' }
  if (!named.ok) return { kind: 'failed', failure: named.problem }
  needs.list.apply(id, { type: 'begin', totalBytes: accepted.source.sizeBytes })
  const mayBeStored = accepted.plan.suffix > 0
  const sent = await putUnderFreeKey(needs, named.value, opened.value, mayBeStored, signal)
  return conclude(opened.value, sent, signal)
}

/** After a cancel nothing is left in the bucket; what got through in spite of a pause counts. */
async function conclude(
  { store, fields }: OpenDestination,
  sent: Result<PutAnswer & { readonly key: string }, Failure>,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  if (!sent.ok) return signal.aborted ? { kind: 'aborted' } : { kind: 'failed', failure: sent.problem }
  const { key, etag } = sent.value
  if (signal.aborted && signal.reason === abortedByCancel) {
    await store.remove(key, new AbortController().signal)
    return { kind: 'aborted' }
  }
  return { kind: 'done', key, etag, url: publicUrl(fields, key) }
}

/** Renders the key once; from then on it is this upload's, whatever the clock or the template say later. */
async function settleKey(
  needs: AttemptNeeds,
  record: JournalRecord,
  fields: DestinationFields,
  signal: AbortSignal,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, source, plan } = record
  if (plan.suffix > 0) return success(record)
  const template = parseKeyTemplate(fields.keyTemplate)
  if (!template.ok)
    return problem(failure('settings-incomplete', { field: 'keyTemplate', reason: 'keyTemplate' }))
  let sha256 = ''
  if (templateNeedsHash(template.value)) {
    const hashed = await needs.files.sha256(source.path, signal)
    if (!hashed.ok) return hashed
    sha256 = hashed.value
  }
  const wantedKey = renderKey(template.value, {
    name: upload.name,
    extension: plan.extension,
    folder: plan.folder,
    takenAt: upload.acceptedAt,
    sha256,
    uuid: upload.id,
    random: () => needs.ids.random(),
    counter: plan.counter,
  })
  return settleSuffix(needs, record, wantedKey)
}

/** Gives the upload the next suffix of its wanted key, on disk before any byte is sent. */
function settleSuffix(
  needs: AttemptNeeds,
  record: JournalRecord,
  wantedKey: string,
): Result<JournalRecord, Failure> {
  const suffix = needs.keys.next(record.upload.destinationId, wantedKey)
  if (suffix > mostSuffixes) return problem(failure('key-exists', { key: wantedKey }))
  const settled = needs.list.settlePlan(record.upload.id, { ...record.plan, wantedKey, suffix })
  if (settled === undefined) return problem(failure('unexpected', {}, 'the upload is gone'))
  needs.journal.update([settled])
  return success(settled)
}

async function putUnderFreeKey(
  needs: AttemptNeeds,
  named: JournalRecord,
  { store, fields }: OpenDestination,
  mayBeStored: boolean,
  signal: AbortSignal,
): Promise<Result<PutAnswer & { readonly key: string }, Failure>> {
  let record = named
  for (;;) {
    const key = withSuffix(record.plan.wantedKey, record.plan.suffix)
    const answer = await send(needs, record, { store, fields }, key, signal)
    if (answer.ok) return success({ ...answer.value, key })
    if (answer.problem.kind !== 'key-exists' || signal.aborted) return answer
    const ours = mayBeStored ? await storedByUs(store, record, key, signal) : undefined
    if (ours !== undefined) return success({ ...ours, key })
    const next = settleSuffix(needs, record, record.plan.wantedKey)
    if (!next.ok) return next
    record = next.value
  }
}

/** One PutObject for most images, parts for a large one. */
function send(
  needs: AttemptNeeds,
  record: JournalRecord,
  { store, fields }: OpenDestination,
  key: string,
  signal: AbortSignal,
): Promise<Result<PutAnswer, Failure>> {
  const { upload, source } = record
  const { cacheControl } = fields
  const onProgress = progressReporter(needs, upload.id)
  const plan = planMultipart(source.sizeBytes, mostPartsOf(fields.endpoint))
  if (plan !== undefined) {
    const keep = (progress: MultipartProgress | undefined): void => keepParts(needs, upload.id, progress)
    return sendInParts({
      record,
      plan,
      key,
      cacheControl,
      store,
      slots: needs.slots,
      keep,
      onProgress,
      signal,
    })
  }
  const { id: uploadId, contentType } = upload
  return store.put({ key, uploadId, source, contentType, cacheControl, onlyIfFree: true, onProgress, signal })
}

function keepParts(needs: AttemptNeeds, id: string, progress: MultipartProgress | undefined): void {
  const record = needs.list.get(id)
  if (record === undefined) return
  const { multipart: _before, ...plan } = record.plan
  const settled = needs.list.settlePlan(id, progress === undefined ? plan : { ...plan, multipart: progress })
  if (settled !== undefined) needs.journal.update([settled])
}

/** Whether an earlier attempt stored the object although its answer was lost. */
async function storedByUs(
  store: ObjectStore,
  { upload, source }: JournalRecord,
  key: string,
  signal: AbortSignal,
): Promise<PutAnswer | undefined> {
  const head = await store.head(key, signal)
  if (!head.ok || head.value.value === undefined) return undefined
  const { uploadId, sizeBytes, etag } = head.value.value
  return uploadId === upload.id && sizeBytes === source.sizeBytes ? { etag } : undefined
}

function progressReporter(needs: AttemptNeeds, id: string): (sentBytes: number) => void {
  const meter = new SpeedMeter()
  let reportedAt = 0
  return (sentBytes) => {
    const at = needs.clock.now()
    if (at - reportedAt < progressMilliseconds) return
    reportedAt = at
    needs.list.apply(id, { type: 'progress', sentBytes, bytesPerSecond: meter.measure(at, sentBytes) })
  }
}
