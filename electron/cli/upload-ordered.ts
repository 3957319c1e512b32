import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { eachOf } from '../core/each-of'
import type { Spool } from '../core/ports'
import { uploadInOrder, type UploadInOrderNeeds } from '../core/uploads/batches/upload-in-order'
import type { UploadOutcome } from '../core/uploads/batches/upload-outcome'
import type { Engine } from '../core/uploads/engine'
import type { ImageFetcher } from '../core/web-ports'
import type { Failure } from '../shared/failure'
import { success, type Result } from '../shared/result'
import { isWebAddress, shownAddress } from '../shared/web-address'
import type { NamedDestination } from './find-destination'
import type { UploadOrder } from './work'

export interface UploadOrderedNeeds extends UploadInOrderNeeds {
  readonly engine: UploadInOrderNeeds['engine'] & Pick<Engine, 'uploadPaths'>
  readonly fetcher: ImageFetcher
  /** Keeps files that a command deletes at its end, for an engine that outlives it. */
  readonly spool?: Pick<Spool, 'keep' | 'release'>
}

/** An input as a file on this computer. */
interface LocalFile {
  readonly path: string
  /** Whether it is in the spool, only for this upload. */
  readonly isKept: boolean
}

/** How many inputs are fetched or copied at once. */
const mostAtOnce = 8

/** Uploads a command's inputs; the outcomes come in the order given, at least one for each. */
export async function uploadOrdered(
  needs: UploadOrderedNeeds,
  destination: NamedDestination,
  order: UploadOrder,
): Promise<readonly UploadOutcome[]> {
  const local = await eachOf(order.paths, mostAtOnce, (one) => localFile(one, needs, order))
  const files = local.flatMap((one, input) => (one.ok ? [{ ...one.value, input }] : []))
  const outcomes = files.length === 0 ? [] : await uploadFiles(needs, destination, order, files)
  const uploaded = outcomes.map((outcome) => ({ ...outcome, input: files[outcome.input]?.input ?? 0 }))
  const refused = local.flatMap((one, input): UploadOutcome[] => {
    const name = shownAddress(order.paths[input] ?? '')
    return one.ok ? [] : [{ input, inner: '', name, status: 'failed', failure: one.problem }]
  })
  return [...uploaded, ...refused].toSorted((left, right) => left.input - right.input)
}

async function uploadFiles(
  needs: UploadOrderedNeeds,
  destination: NamedDestination,
  { conversion, signal, onProgress, onLeftOut }: UploadOrder,
  files: readonly LocalFile[],
): Promise<readonly UploadOutcome[]> {
  const paths = files.map(({ path }) => path)
  let untaken = files.filter(({ isKept }) => isKept)
  const outcomes = await uploadInOrder(needs, destination, {
    names: paths.map((path) => basename(path)),
    take: async (onBegin) => {
      const options = { origin: 'terminal', onBegin, onLeftOut, conversion } as const
      const taken = await needs.engine.uploadPaths(paths, destination.id, options)
      if (taken.ok) untaken = []
      return taken
    },
    signal,
    waitsForPerson: true,
    onProgress,
  })
  for (const { path } of untaken) await needs.spool?.release(path)
  return outcomes
}

/**
 * Fetches an address, and copies a file that the command deletes at its end.
 *
 * An address may lead anywhere, also into the local network: a person typed it, or it comes from an editor that has
 * opened it already to show the image.
 */
async function localFile(
  given: string,
  { fetcher, spool }: UploadOrderedNeeds,
  { temporary, signal }: UploadOrder,
): Promise<Result<LocalFile, Failure>> {
  if (isWebAddress(given)) {
    const fetched = await fetcher.fetch(given, 'anywhere', signal)
    return fetched.ok ? success({ path: fetched.value.path, isKept: true }) : fetched
  }
  // A new copy each time, because the spool deletes it once its upload is done.
  const kept = temporary.includes(given) ? await spool?.keep(basename(given), contentOf(given)) : undefined
  // If the disk has no room for it, the image is still uploaded, but cannot be retried later.
  return success(kept?.ok === true ? { path: kept.value.path, isKept: true } : { path: given, isKept: false })
}

/** Opens the file only once it is read: nobody would hear of an error before. */
async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file)) if (piece instanceof Uint8Array) yield piece
}
