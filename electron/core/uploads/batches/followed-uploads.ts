import { failure, type Failure } from '../../../shared/failures/failure'
import { isFinished, type PauseReason, type Upload, type UploadBrief } from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { JournalRecord } from '../../ports/journal'
import type { UploadList } from '../upload-list'
import type { UploadQueue } from '../queue/upload-queue'
import type { UploadProgress } from './upload-outcome'

export interface FollowNeeds {
  readonly list: Pick<UploadList, 'listen' | 'get' | 'brief'>
  readonly queue: Pick<UploadQueue, 'cancel' | 'giveUp'>
  readonly clock: Clock
  /** Whether an upload belongs to the command; asked before the engine has returned its id. */
  readonly isOwn: (upload: UploadBrief) => boolean
  /** Whether to wait while the person has paused uploads; if not, those are left to finish without the command. */
  readonly waitsForPerson: boolean
  readonly onProgress: (progress: UploadProgress) => void
}

/** How long a command waits for the network to come back before it gives up. */
const offlineTimeoutMilliseconds = 30_000
const progressMilliseconds = 100

/**
 * Follows one command's uploads to their end, in an engine that may run others as well. A script must not
 * wait for a person, so uploads that the app would hold until the settings are corrected are given up here.
 */
export class FollowedUploads {
  readonly #needs: FollowNeeds
  /** The last known state of every upload that is, or may turn out to be, the command's own. */
  readonly #latest = new Map<string, UploadBrief>()
  readonly #ids = new Set<string>()
  readonly #pending = new Set<string>()
  /** Uploads that the person has paused and the command no longer waits for. */
  readonly #left = new Set<string>()
  /** Finished uploads that were cleared off the list meanwhile. */
  readonly #cleared = new Map<string, JournalRecord>()
  readonly #giveUp: (ids: readonly string[]) => void
  readonly #cancelLater: (ids: readonly string[]) => void
  readonly #stopListening: () => void
  #cancelTimeout: (() => void) | undefined
  #mayWait = true
  #isCancelled = false
  #progressAt = 0
  #isPauseReported = false
  #onEnd: () => void = () => undefined

  constructor(needs: FollowNeeds) {
    this.#needs = needs
    this.#giveUp = together((ids) => needs.queue.giveUp(ids))
    this.#cancelLater = together((ids) => needs.queue.cancel(ids))
    this.#stopListening = needs.list.listen({
      changed: (upload) => {
        this.#latest.set(upload.id, upload)
        if (this.#pending.has(upload.id)) this.#note(upload)
        if (this.#isCancelled && !isFinished(upload) && needs.isOwn(upload)) this.#cancelLater([upload.id])
      },
      removed: (upload) => {
        const record = needs.isOwn(upload) ? needs.list.get(upload.id) : undefined
        if (record !== undefined) this.#cleared.set(upload.id, record)
      },
    })
  }

  add(ids: readonly string[]): void {
    for (const id of ids) {
      const upload = this.#needs.list.brief(id) ?? this.#latest.get(id)
      if (upload === undefined) continue
      this.#latest.set(id, upload)
      this.#ids.add(id)
      this.#pending.add(id)
      this.#note(upload)
    }
  }

  /** Cancels all of the command's uploads, and those that a folder still being read will add. */
  cancel(): void {
    this.#isCancelled = true
    const open = [...this.#latest.values()].filter((upload) => !isFinished(upload))
    this.#needs.queue.cancel(open.filter((upload) => this.#needs.isOwn(upload)).map(({ id }) => id))
  }

  /** Resolves when everything that was added has ended. */
  async ended(): Promise<void> {
    if (this.#pending.size > 0) await new Promise<void>((resolve) => (this.#onEnd = resolve))
  }

  /** The full record of an upload, whether or not it is still listed. */
  record(id: string): JournalRecord | undefined {
    return this.#needs.list.get(id) ?? this.#cleared.get(id)
  }

  /** Why an upload did not arrive. */
  failureOf({ id, status }: Upload): Failure {
    if (status.state === 'failed') return status.failure
    return failure('unexpected', { reason: this.#left.has(id) ? 'paused' : 'cancelled' })
  }

  dispose(): void {
    this.#stopListening()
    this.#cancelTimeout?.()
  }

  #note(upload: UploadBrief): void {
    if (upload.status.state === 'done') this.#resetTimeout()
    if (isFinished(upload)) this.#end(upload.id)
    else if (upload.status.state === 'paused') this.#notePause(upload.id, upload.status.reason)
    this.#reportProgress(upload.status.state === 'paused' && upload.status.reason === 'person')
  }

  #notePause(id: string, reason: PauseReason): void {
    if (reason === 'destination') this.#giveUp([id])
    if (reason === 'offline') this.#waitForNetwork(id)
    if (reason === 'person' && !this.#needs.waitsForPerson) {
      this.#left.add(id)
      this.#end(id)
    }
  }

  #end(id: string): void {
    this.#pending.delete(id)
    if (this.#pending.size === 0) this.#onEnd()
  }

  #waitForNetwork(id: string): void {
    if (!this.#mayWait) this.#giveUp([id])
    this.#cancelTimeout ??= this.#needs.clock.after(offlineTimeoutMilliseconds, () => {
      this.#mayWait = false
      this.#giveUp([...this.#pending].filter((pending) => this.#isOffline(pending)))
    })
  }

  /** The network is back. If it goes away again, the command waits as long as the first time. */
  #resetTimeout(): void {
    this.#cancelTimeout?.()
    this.#cancelTimeout = undefined
    this.#mayWait = true
  }

  #isOffline(id: string): boolean {
    const status = this.#latest.get(id)?.status
    return status?.state === 'paused' && status.reason === 'offline'
  }

  #reportProgress(isPaused: boolean): void {
    const now = this.#needs.clock.now()
    const isPauseNews = isPaused !== this.#isPauseReported
    // The clock may have been set back.
    if (!isPauseNews && Math.abs(now - this.#progressAt) < progressMilliseconds) return
    this.#progressAt = now
    this.#isPauseReported = isPaused
    let sentBytes = 0
    let totalBytes = 0
    for (const id of this.#ids) {
      const upload = this.#latest.get(id)
      if (upload === undefined) continue
      totalBytes += upload.sizeBytes
      sentBytes += sentBytesOf(upload)
    }
    const total = this.#ids.size
    const finished = total - this.#pending.size
    this.#needs.onProgress({ finished, total, sentBytes, totalBytes, ...(isPaused && { isPaused }) })
  }
}

/** Collects ids and calls once, in a microtask: changes are reported while the queue iterates over its uploads. */
function together(call: (ids: readonly string[]) => void): (ids: readonly string[]) => void {
  const waiting = new Set<string>()
  return (ids) => {
    const isCalled = waiting.size > 0
    for (const id of ids) waiting.add(id)
    if (isCalled || waiting.size === 0) return
    queueMicrotask(() => {
      const all = [...waiting]
      waiting.clear()
      call(all)
    })
  }
}

function sentBytesOf(upload: UploadBrief): number {
  if (upload.status.state === 'uploading') return upload.status.sentBytes
  return isFinished(upload) ? upload.sizeBytes : (upload.keptBytes ?? 0)
}
