import { basename, sep } from 'node:path'
import type { Clock, Files } from '../core/ports'
import type { Engine } from '../core/uploads/engine'
import { failure } from '../shared/failure'
import type { Upload } from '../shared/upload'
import type { NamedDestination } from './find-destination'
import { FollowedUploads } from './followed-uploads'
import type { UploadOrder, UploadOutcome } from './work'

export interface UploadInOrderNeeds {
  readonly engine: Pick<Engine, 'list' | 'queue' | 'uploadPaths'>
  readonly files: Files
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
  { engine, files, clock }: UploadInOrderNeeds,
  destination: NamedDestination,
  { paths, signal, onProgress }: UploadOrder,
): Promise<readonly UploadOutcome[]> {
  const { list, queue } = engine
  const isOwn = (id: string) => isBelow(paths, list.get(id)?.source.path ?? '')
  const followed = new FollowedUploads({ list, queue, clock, isOwn, onProgress })
  const cancel = () => followed.cancel()
  signal.addEventListener('abort', cancel)
  try {
    const origins: Origin[] = []
    for await (const group of groupsOf(files, paths)) {
      if (signal.aborted) break
      const intaken = await engine.uploadPaths(group.paths, destination.id)
      if (!intaken.ok) continue
      const { uploadIds } = intaken.value
      origins.push(...uploadIds.map((id, index) => originOf(engine, group, id, index)))
      followed.add(uploadIds)
    }
    if (signal.aborted) cancel()
    await followed.ended()
    const outcomes = origins.flatMap((origin) => outcomeOf(engine, followed, origin, destination))
    return withEveryInput(outcomes, paths)
  } finally {
    signal.removeEventListener('abort', cancel)
    followed.dispose()
  }
}

function isBelow(paths: readonly string[], file: string): boolean {
  return paths.some((path) => file === path || file.startsWith(path.endsWith(sep) ? path : `${path}${sep}`))
}

/** Neighbouring paths that go into the engine together. */
interface Group {
  readonly kind: 'files' | 'folder'
  /** Place of the first path among all that were given. */
  readonly first: number
  readonly paths: readonly string[]
}

/**
 * Puts files together and folders apart: of a file it is known that it becomes one upload, of a
 * folder only that everything it becomes belongs to it.
 */
async function* groupsOf(files: Files, paths: readonly string[]): AsyncGenerator<Group> {
  let gathered: string[] = []
  const looks = await Promise.all(paths.map((path) => files.look(path, 0)))
  for (const [index, path] of paths.entries()) {
    const look = looks[index]
    if (look?.ok !== true || look.value.kind !== 'folder') {
      gathered.push(path)
      continue
    }
    if (gathered.length > 0) yield { kind: 'files', first: index - gathered.length, paths: gathered }
    gathered = []
    yield { kind: 'folder', first: index, paths: [path] }
  }
  if (gathered.length > 0) yield { kind: 'files', first: paths.length - gathered.length, paths: gathered }
}

function originOf(engine: Pick<Engine, 'list'>, group: Group, id: string, index: number): Origin {
  if (group.kind === 'files') return { id, input: group.first + index, inner: '' }
  const record = engine.list.get(id)
  // The plan's folder begins with the given folder's own name; without one the folder itself was refused.
  const [root = '', ...below] = record?.plan.folder.split('/') ?? []
  const inner = root === '' ? '' : [...below, record?.upload.name ?? ''].join('/')
  return { id, input: group.first, inner }
}

function outcomeOf(
  { list }: Pick<Engine, 'list'>,
  followed: FollowedUploads,
  { id, input, inner }: Origin,
  { name: destination, bucket }: NamedDestination,
): readonly UploadOutcome[] {
  const upload = followed.latest(id)
  if (upload === undefined) return []
  const subject = { input, inner, name: upload.name }
  const { status } = upload
  if (status.state !== 'done') return [{ ...subject, status: 'failed', failure: followed.failureOf(upload) }]
  const sha256 = list.get(id)?.plan.sha256 ?? ''
  return [{ ...subject, ...stored(upload, status), bucket, sha256, destination }]
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
