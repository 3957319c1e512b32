import { failure, type Failure } from '../../../shared/failures/failure'
import type { FileEnds, Files, FolderItem, SourceFile } from '../../ports/files'

/** Enough of a file to tell its type by its bytes; file-type reads at most this much. */
export const headBytes = 4100

/** One file found below a dropped path, before it is known whether it is an image. */
export interface Candidate {
  /** The index, counted from 0, of the path that led to it. */
  readonly input: number
  readonly name: string
  /** The path of folders from the dropped one down to the file, with `/`; empty for a dropped file. */
  readonly folder: string
  /** Its first and last bytes, or why they could not be read. */
  readonly inspected:
    | { readonly kind: 'file'; readonly source: SourceFile; readonly ends: FileEnds }
    | {
        readonly kind: 'failure'
        readonly failure: Failure
        /** Where another try finds it; empty if it has no file. */
        readonly path: string
      }
}

/** The file that a candidate is, whether or not it could be read; empty if it has none. */
export function pathOf({ inspected }: Candidate): string {
  return inspected.kind === 'file' ? inspected.source.path : inspected.path
}

/** A file or folder to look at next, and how the walk reached it. */
interface Visit {
  readonly path: string
  readonly input: number
  readonly name: string
  readonly folder: string
  /** Identities of the folders above, so that a link back to one of them is recognised. */
  readonly above: readonly string[]
}

/** Groups of files, in order. */
type Candidates = AsyncGenerator<readonly Candidate[], void>

/** Small batches at first, so that the first images are listed at once; then larger ones, to wait less for the disk. */
const minConcurrency = 16
const maxConcurrency = 256

/**
 * Follows paths down to their files, folders in name order, a bounded number at a time; the next are looked at while
 * these are taken in. A folder that contains itself through a link is entered once.
 */
export function walk(files: Files, paths: readonly string[]): Candidates {
  return oneAhead(walkAll(files, rootsOf(files, paths)))
}

/** Asks for the next group before it passes on the one it has. */
async function* oneAhead(groups: Candidates): Candidates {
  let next = groups.next()
  for (;;) {
    const group = await next
    if (group.done === true) return
    next = groups.next()
    yield group.value
  }
}

function* rootsOf(files: Files, paths: readonly string[]): Generator<Visit> {
  for (const [input, path] of paths.entries()) {
    // In NFC: macOS gives Hangul decomposed.
    yield { path, input, name: files.nameOf(path).normalize('NFC'), folder: '', above: [] }
  }
}

async function* walkAll(files: Files, visits: Iterator<Visit>): Candidates {
  let concurrency = minConcurrency
  for (;;) {
    const group = take(visits, concurrency)
    if (group.length === 0) return
    concurrency = Math.min(concurrency * 2, maxConcurrency)
    const inspections = await Promise.all(group.map((visit) => files.inspect(visit.path, headBytes)))
    let candidates: Candidate[] = []
    for (const [index, visit] of group.entries()) {
      const inspected = inspections[index]
      if (inspected === undefined) continue
      if (inspected.ok && inspected.value.kind === 'folder') {
        yield candidates
        candidates = []
        yield* walkFolder(files, visit, inspected.value.identity)
      } else {
        candidates.push(toCandidate(visit, inspected))
      }
    }
    yield candidates
  }
}

async function* walkFolder(files: Files, visit: Visit, identity: string): Candidates {
  if (visit.above.includes(identity)) {
    yield [refused(visit, failure('file-unreadable', { name: visit.name, reason: 'loop' }))]
    return
  }
  const listed = await files.list(visit.path)
  if (!listed.ok) {
    yield [refused(visit, listed.problem)]
    return
  }
  const folder = visit.folder === '' ? visit.name : `${visit.folder}/${visit.name}`
  const above = [...visit.above, identity]
  const { input } = visit
  const visits = visitsOf(listed.value, { input, folder, above })
  yield* walkAll(files, visits)
}

function* visitsOf(items: Iterable<FolderItem>, where: Omit<Visit, keyof FolderItem>): Generator<Visit> {
  for (const { name, path } of items) yield { name: name.normalize('NFC'), path, ...where }
}

/** Takes up to this many items. */
function take<Item>(items: Iterator<Item>, count: number): readonly Item[] {
  const taken: Item[] = []
  while (taken.length < count) {
    const next = items.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}

function toCandidate(visit: Visit, inspected: Awaited<ReturnType<Files['inspect']>>): Candidate {
  if (!inspected.ok) return refused(visit, inspected.problem)
  const { input, name, folder } = visit
  if (inspected.value.kind === 'file') {
    const { file: source, ends } = inspected.value
    return { input, name, folder, inspected: { kind: 'file', source, ends } }
  }
  return refused(visit, failure('not-an-image', { name, reason: 'special' }))
}

function refused({ path, input, name, folder }: Visit, reason: Failure): Candidate {
  return { input, name, folder, inspected: { kind: 'failure', failure: reason, path } }
}
