import type { UploadBrief } from './upload'

type Measured = Pick<UploadBrief, 'batchId' | 'sizeBytes' | 'accepted' | 'status'>

/** Sizes in one batch, in bytes. */
interface Sizes {
  /** Of images that are converted or gone up already, as they were accepted. */
  readonly before: number
  /** Of the same images, as they go up. */
  readonly after: number
  /** Of those that may still be converted. */
  readonly waiting: number
}

const nothing: Sizes = { before: 0, after: 0, waiting: 0 }

/**
 * How much the waiting images will shrink if they are converted before they go up: as much as those before them in
 * their batch, because a batch is accepted with one setting.
 */
export class Shrinkage {
  readonly #batches = new Map<string, Sizes>()

  /** @param sign -1 for an upload that was counted before, as it was then */
  count(upload: Measured, sign: 1 | -1): void {
    const share = sizesOf(upload)
    const { before, after, waiting } = this.#batches.get(upload.batchId) ?? nothing
    const sizes = {
      before: before + sign * share.before,
      after: after + sign * share.after,
      waiting: waiting + sign * share.waiting,
    }
    if (sizes.before === 0 && sizes.waiting === 0) this.#batches.delete(upload.batchId)
    else this.#batches.set(upload.batchId, sizes)
  }

  /** In whole bytes. */
  get expectedBytes(): number {
    let bytes = 0
    for (const { before, after, waiting } of this.#batches.values())
      if (before > 0) bytes += Math.round(waiting * (1 - after / before))
    return bytes
  }
}

function sizesOf({ sizeBytes, accepted, status: { state } }: Measured): Sizes {
  if (state === 'failed' || state === 'cancelled') return nothing
  const isReady = accepted !== undefined || state === 'uploading' || state === 'done'
  if (!isReady) return { ...nothing, waiting: sizeBytes }
  return { ...nothing, before: accepted?.sizeBytes ?? sizeBytes, after: sizeBytes }
}
