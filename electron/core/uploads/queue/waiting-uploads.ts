import type { UploadBrief } from '../../../shared/uploads/upload'
import type { UploadList } from '../upload-list'
import type { FairQueue } from './fair-queue'
import type { Holds } from './holds'
import type { RunningAttempts } from './running-attempts'

export interface WaitingUploadsNeeds {
  readonly list: Pick<UploadList, 'brief' | 'apply'>
  readonly holds: Pick<Holds, 'reasonFor'>
  readonly running: Pick<RunningAttempts, 'has'>
  readonly ready: Pick<FairQueue, 'add' | 'addFirst' | 'take'>
}

/** Lines up the uploads that wait for a slot; those whose destination is held are paused instead. */
export class WaitingUploads {
  readonly #needs: WaitingUploadsNeeds

  constructor(needs: WaitingUploadsNeeds) {
    this.#needs = needs
  }

  /** Puts a new upload behind the others of its batch. */
  add(upload: UploadBrief): void {
    if (this.#pauseIfHeld(upload)) return
    if (upload.status.state === 'waiting') this.#needs.ready.add(upload.batchId, upload.id)
  }

  /** Puts an upload that waits again first in its batch. */
  addFirst(id: string): void {
    const { list, running, ready } = this.#needs
    const upload = list.brief(id)
    if (upload === undefined || this.#pauseIfHeld(upload)) return
    if (!running.has(id)) ready.addFirst(upload.batchId, id)
  }

  /** Takes the next upload out of the queue that may begin, if there is one. */
  next(mayBegin: (id: string) => boolean): string | undefined {
    const { ready } = this.#needs
    for (let id = ready.take(mayBegin); id !== undefined; id = ready.take(mayBegin)) {
      if (this.#mayStart(id)) return id
    }
    return undefined
  }

  /** Pauses an upload whose destination is held, and returns whether it did. */
  #pauseIfHeld({ id, destinationId }: UploadBrief): boolean {
    const { list, holds } = this.#needs
    const reason = holds.reasonFor(destinationId)
    if (reason !== undefined) list.apply(id, { type: 'pause', reason })
    return reason !== undefined
  }

  /** A waiting upload whose destination is held may not start; it comes back into the queue later. */
  #mayStart(id: string): boolean {
    const upload = this.#needs.list.brief(id)
    return (
      upload?.status.state === 'waiting' && this.#needs.holds.reasonFor(upload.destinationId) === undefined
    )
  }
}
