import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Spool } from '../../core/ports/spool'
import { takeInputs, type LocalFile, type TakeInputsNeeds } from '../../core/uploads/batches/take-inputs'
import { uploadInOrder, type UploadInOrderNeeds } from '../../core/uploads/batches/upload-in-order'
import type { UploadOutcome } from '../../core/uploads/batches/upload-outcome'
import type { Engine } from '../../core/uploads/engine'
import type { Failure } from '../../shared/failures/failure'
import { success, type Result } from '../../shared/result'
import { shownIfAddress } from '../../shared/uploads/shown-if-address'
import type { NamedDestination } from './find-destination'
import type { UploadOrder } from './work'

export interface UploadOrderedNeeds extends UploadInOrderNeeds, TakeInputsNeeds {
  readonly engine: UploadInOrderNeeds['engine'] & Pick<Engine, 'uploadPaths'>
}

/** Uploads a command's inputs; the outcomes come in the order given, at least one for each. */
export function uploadOrdered(
  needs: UploadOrderedNeeds,
  destination: NamedDestination,
  { paths: given, temporary, conversion, removesMetadata, signal, onProgress, onLeftOut }: UploadOrder,
): Promise<readonly UploadOutcome[]> {
  const { engine, spool } = needs
  return uploadInOrder(needs, destination, {
    names: given.map((one) => shownIfAddress(one) ?? basename(one)),
    take: (onBegin) =>
      takeInputs(needs, {
        given,
        // A person typed the address, or it comes from an editor that has opened it already to show the image.
        reach: 'anywhere',
        fileAt: (path) => fileAt(path, temporary.includes(path) ? spool : undefined),
        accept: (paths) =>
          engine.uploadPaths(paths, destination.id, {
            origin: 'terminal',
            onBegin,
            onLeftOut,
            conversion,
            removesMetadata,
            signal,
          }),
        signal,
      }),
    signal,
    waitsForPerson: true,
    onProgress,
  })
}

/** @param spool copies a file that the command deletes at its end */
async function fileAt(
  path: string,
  spool: Pick<Spool, 'keep'> | undefined,
): Promise<Result<LocalFile, Failure>> {
  // A new copy each time, because the spool deletes it once its upload is done.
  const kept = await spool?.keep(basename(path), contentOf(path))
  // If the disk has no room for it, the image is still uploaded, but cannot be retried later.
  return success(kept?.ok === true ? { path: kept.value.path, isKept: true } : { path, isKept: false })
}

/** Opens the file only once it is read: nobody would hear of an error before. */
async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file)) if (piece instanceof Uint8Array) yield piece
}
