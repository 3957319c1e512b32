import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { parseDataUrl, shownDataUrl } from '../../../shared/uploads/data-url'
import { isWebAddress, shownAddress } from '../../../shared/uploads/web-address'
import { mapConcurrently } from '../../map-concurrently'
import type { Spool } from '../../ports/spool'
import type { ImageFetcher, Reach } from '../../ports/web'
import type { IntakeResult } from '../intake/intake'

export interface TakeInputsNeeds {
  readonly fetcher: ImageFetcher
  readonly spool: Pick<Spool, 'keep' | 'release'>
}

/** Paths, addresses and `data:` URLs of images, with how a door takes them in. */
export interface Inputs {
  readonly given: readonly string[]
  /** How far the addresses may lead. */
  readonly reach: Reach
  /** The file behind a path; absent where only addresses are taken. */
  readonly fileAt?: (path: string) => Promise<Result<LocalFile, Failure>>
  /** Hands the files to the engine. */
  readonly accept: (paths: readonly string[]) => Promise<Result<IntakeResult, Failure>>
  /** After it has aborted, nothing is accepted. */
  readonly signal: AbortSignal
}

export interface LocalFile {
  readonly path: string
  /** Whether it is in the spool, only for this upload. */
  readonly isKept: boolean
}

/** Why there is no file of an input, by its index, counted from 0. */
type Unread = ReadonlyMap<number, Failure>

export interface TakenInputs extends IntakeResult {
  readonly unread: Unread
}

/** Inputs of which none was taken in. */
export interface RefusedInputs {
  /** Why those were refused of which there is a file. */
  readonly reason: Failure
  readonly unread: Unread
}

/** How many inputs are fetched, or looked at, at once. */
const maxAtOnce = 8

/** Makes files of all inputs, then takes these in, in their order. If that is refused, none stays in the spool. */
export async function takeInputs(
  { fetcher, spool }: TakeInputsNeeds,
  { given, reach, fileAt = noAddress, accept, signal }: Inputs,
): Promise<Result<TakenInputs, RefusedInputs>> {
  const local = await mapConcurrently(given, maxAtOnce, async (one): Promise<Result<LocalFile, Failure>> => {
    const dataUrl = shownDataUrl(one)
    if (dataUrl === undefined && !isWebAddress(one)) return fileAt(one)
    const kept = await (dataUrl === undefined
      ? fetcher.fetch(one, reach, signal)
      : keepDataUrl(spool, one, dataUrl))
    return kept.ok ? success({ path: kept.value.path, isKept: true }) : kept
  })
  const files = local.flatMap((one, input) => (one.ok ? [{ ...one.value, input }] : []))
  const taken = signal.aborted
    ? problem(failure('unexpected', { reason: 'cancelled' }))
    : await accept(files.map(({ path }) => path))
  const unread = new Map(local.flatMap((one, input) => (one.ok ? [] : [[input, one.problem] as const])))
  if (!taken.ok) {
    for (const { path, isKept } of files) if (isKept) await spool.release(path)
    return problem({ reason: taken.problem, unread })
  }
  const inputs = taken.value.inputs.map((index) => files[index]?.input ?? index)
  return success({ ...taken.value, inputs, unread })
}

async function keepDataUrl(
  spool: Pick<Spool, 'keep'>,
  given: string,
  shown: string,
): ReturnType<Spool['keep']> {
  const image = parseDataUrl(given)
  return image === undefined
    ? problem(failure('not-an-image', { name: shown }))
    : spool.keep(image.name, image.bytes)
}

async function noAddress(given: string): Promise<Result<never, Failure>> {
  return problem(failure('file-unreadable', { address: shownAddress(given), reason: 'addressMalformed' }))
}
