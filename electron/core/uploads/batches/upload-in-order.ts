import { failure, type Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import type { Upload, UploadBrief } from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { JournalRecord } from '../../ports/journal'
import type { Engine } from '../engine'
import type { IntakeResult, OnBegin } from '../intake/intake'
import { FollowedUploads } from './followed-uploads'
import type { RefusedInputs, TakenInputs } from './take-inputs'
import type { UploadOutcome, UploadProgress } from './upload-outcome'

export interface UploadInOrderNeeds {
  readonly engine: Pick<Engine, 'list' | 'queue'>
  readonly clock: Clock
}

/** What a command or an editor gives to be uploaded, and waits for. */
export interface OrderedUploads {
  /** The name of each input, for those of which nothing else becomes known. */
  readonly names: readonly string[]
  /** Hands the inputs to the engine. */
  readonly take: (onBegin: OnBegin) => Promise<Taken>
  /** Aborting cancels what is still on its way; the outcomes tell what arrived before. */
  readonly signal: AbortSignal
  /** Whether to wait while the person has paused uploads; if not, the pause is reported as the reason. */
  readonly waitsForPerson: boolean
  readonly onProgress: (progress: UploadProgress) => void
}

type Taken = Result<IntakeResult, Failure> | Result<TakenInputs, RefusedInputs>

/** What the outcomes say about their destination. */
interface NamedPlace {
  readonly name: string
  readonly bucket: string
}

/** An upload with where it came from. */
interface Origin {
  readonly id: string
  readonly input: number
  readonly inner: string
}

/** Uploads the inputs and waits for all of them; the outcomes come in the order given, at least one for each. */
export async function uploadInOrder(
  { engine, clock }: UploadInOrderNeeds,
  destination: NamedPlace,
  { names, take, signal, waitsForPerson, onProgress }: OrderedUploads,
): Promise<readonly UploadOutcome[]> {
  const { list, queue } = engine
  let ownBatch = ''
  const isOwn = ({ batchId }: UploadBrief) => batchId === ownBatch
  const followed = new FollowedUploads({ list, queue, clock, isOwn, waitsForPerson, onProgress })
  const cancel = () => followed.cancel()
  signal.addEventListener('abort', cancel)
  try {
    const taken = signal.aborted ? undefined : await take((batchId) => (ownBatch = batchId))
    const origins = taken?.ok === true ? originsOf(list, taken.value) : []
    followed.add(origins.map(({ id }) => id))
    if (signal.aborted) cancel()
    await followed.ended()
    const outcomes = origins.flatMap((origin) => outcomeOf(followed, origin, destination))
    return withEveryInput(outcomes, names, (input) => reasonFor(taken, input))
  } finally {
    signal.removeEventListener('abort', cancel)
    followed.dispose()
  }
}

function originsOf(list: Engine['list'], { uploadIds, inputs }: IntakeResult): readonly Origin[] {
  return uploadIds.flatMap((id, index) => {
    const input = inputs[index]
    return input === undefined ? [] : [{ id, input, inner: innerOf(list.get(id)) }]
  })
}

/** The image's path within the given folder; empty for an image that was given itself. */
function innerOf(record: JournalRecord | undefined): string {
  // The plan's folder begins with the given folder's own name; if it is empty, the folder itself was refused.
  const [root = '', ...below] = record?.plan.folder.split('/') ?? []
  return root === '' ? '' : [...below, record?.upload.name ?? ''].join('/')
}

function outcomeOf(
  followed: FollowedUploads,
  { id, input, inner }: Origin,
  { name: destination, bucket }: NamedPlace,
): readonly UploadOutcome[] {
  const record = followed.record(id)
  if (record === undefined) return []
  const { upload, plan } = record
  const subject = { input, inner, name: upload.name }
  const { status } = upload
  if (status.state !== 'done') return [{ ...subject, status: 'failed', failure: followed.failureOf(upload) }]
  return [{ ...subject, ...stored(upload, status), bucket, sha256: plan.sha256, destination }]
}

function stored(
  { id, sizeBytes, contentType, dimensions, acceptedAt }: Upload,
  done: Extract<Upload['status'], { state: 'done' }>,
) {
  const { url, linkEndsAt, key, etag, duplicateOf, finishedAt = acceptedAt } = done
  const status = duplicateOf === undefined ? ('done' as const) : ('duplicate' as const)
  const image = { sizeBytes, contentType, ...(dimensions && { dimensions }) }
  const end = linkEndsAt === undefined ? {} : { linkEndsAt }
  return { status, id: duplicateOf ?? id, url, ...end, key, etag, ...image, uploadedAt: finishedAt }
}

/** Why there is no upload of an input: its own reason, otherwise that of all, otherwise an interruption. */
function reasonFor(taken: Taken | undefined, input: number): Failure {
  const cancelled = failure('unexpected', { reason: 'cancelled' })
  if (taken === undefined) return cancelled
  const about = taken.ok ? taken.value : taken.problem
  const own = 'unread' in about ? about.unread.get(input) : undefined
  if (own !== undefined) return own
  if (taken.ok) return cancelled
  return 'reason' in taken.problem ? taken.problem.reason : taken.problem
}

/** Adds an outcome for each input of which there is no file, or that an interruption or a refusal left unread. */
function withEveryInput(
  outcomes: readonly UploadOutcome[],
  names: readonly string[],
  reasonFor: (input: number) => Failure,
): readonly UploadOutcome[] {
  const answered = new Set(outcomes.map(({ input }) => input))
  const missing = names.flatMap((name, input): UploadOutcome[] =>
    answered.has(input) ? [] : [{ input, inner: '', name, status: 'failed', failure: reasonFor(input) }],
  )
  return [...outcomes, ...missing].toSorted((left, right) => left.input - right.input)
}
