import { basename } from 'node:path'
import type { Clock, JournalRecord } from '../core/ports'
import type { Engine } from '../core/uploads/engine'
import type { Intaken } from '../core/uploads/intake'
import { failure } from '../shared/failure'
import type { Upload, UploadBrief } from '../shared/upload'
import type { NamedDestination } from './find-destination'
import { FollowedUploads } from './followed-uploads'
import type { UploadOrder, UploadOutcome } from './work'

export interface UploadInOrderNeeds {
  readonly engine: Pick<Engine, 'list' | 'queue' | 'uploadPaths'>
  readonly clock: Clock
}

/** An upload with where it came from. */
interface Origin {
  readonly id: string
  readonly input: number
  readonly inner: string
}

/** Uploads what stands at the paths and waits for all of it; the outcomes come in the order given. */
export async function uploadInOrder(
  { engine, clock }: UploadInOrderNeeds,
  destination: NamedDestination,
  { paths, signal, onProgress }: UploadOrder,
): Promise<readonly UploadOutcome[]> {
  const { list, queue } = engine
  let ownBatch = ''
  const isOwn = ({ batchId }: UploadBrief) => batchId === ownBatch
  const followed = new FollowedUploads({ list, queue, clock, isOwn, onProgress })
  const cancel = () => followed.cancel()
  signal.addEventListener('abort', cancel)
  try {
    const intaken = signal.aborted
      ? undefined
      : await engine.uploadPaths(paths, destination.id, 'window', (batchId) => (ownBatch = batchId))
    const origins = intaken?.ok === true ? originsOf(engine, intaken.value) : []
    followed.add(origins.map(({ id }) => id))
    if (signal.aborted) cancel()
    await followed.ended()
    const outcomes = origins.flatMap((origin) => outcomeOf(followed, origin, destination))
    return withEveryInput(outcomes, paths)
  } finally {
    signal.removeEventListener('abort', cancel)
    followed.dispose()
  }
}

function originsOf({ list }: Pick<Engine, 'list'>, { uploadIds, inputs }: Intaken): readonly Origin[] {
  return uploadIds.flatMap((id, index) => {
    const input = inputs[index]
    return input === undefined ? [] : [{ id, input, inner: innerOf(list.get(id)) }]
  })
}

/** Where in the given folder an image stands; empty for one that was given itself. */
function innerOf(record: JournalRecord | undefined): string {
  // The plan's folder begins with the given folder's own name; without one the folder itself was refused.
  const [root = '', ...below] = record?.plan.folder.split('/') ?? []
  return root === '' ? '' : [...below, record?.upload.name ?? ''].join('/')
}

function outcomeOf(
  followed: FollowedUploads,
  { id, input, inner }: Origin,
  { name: destination, bucket }: NamedDestination,
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
  { sizeBytes, contentType, dimensions, acceptedAt }: Upload,
  done: Extract<Upload['status'], { state: 'done' }>,
) {
  const { url, linkEndsAt, key, etag, duplicateOf, finishedAt = acceptedAt } = done
  const status = duplicateOf === undefined ? ('done' as const) : ('duplicate' as const)
  const image = { sizeBytes, contentType, ...(dimensions && { dimensions }) }
  const end = linkEndsAt === undefined ? {} : { linkEndsAt }
  return { status, url, ...end, key, etag, ...image, uploadedAt: finishedAt }
}

/** What an interruption left unread still gets its answer. */
function withEveryInput(
  outcomes: readonly UploadOutcome[],
  paths: readonly string[],
): readonly UploadOutcome[] {
  const answered = new Set(outcomes.map(({ input }) => input))
  const cancelled = failure('unexpected', { reason: 'cancelled' })
  const missing = paths.flatMap((path, input): UploadOutcome[] =>
    answered.has(input)
      ? []
      : [{ input, inner: '', name: basename(path), status: 'failed', failure: cancelled }],
  )
  return [...outcomes, ...missing].toSorted((left, right) => left.input - right.input)
}
