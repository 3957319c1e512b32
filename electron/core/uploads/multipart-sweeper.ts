import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import { withSuffix } from '../naming/collision'
import type { Clock, Journal, JournalRecord } from '../ports'
import type { OpenDestination } from './attempt-needs'
import type { UploadList } from './upload-list'

export interface SweeperNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly clock: Clock
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
}

/** Time for requests that were just ended to be gone: a part that lands later would stay. */
const pauseMilliseconds = 500
const mostTries = 5

/**
 * Aborts multipart uploads that nobody will finish, because S3 charges for their parts for ever.
 * What could not be aborted in one run stands in the journal and is tried at the next start.
 */
export class MultipartSweeper {
  readonly #needs: SweeperNeeds
  readonly #stopListening: () => void
  readonly #timers = new Set<() => void>()
  readonly #ending = new AbortController()

  constructor(needs: SweeperNeeds) {
    this.#needs = needs
    this.#stopListening = needs.list.listen({
      changed: ({ id, status }) => {
        const record = needs.list.get(id)
        if (record !== undefined && isAbandoned(status)) this.#abort(record, 1)
      },
      removed: (record) => this.#abort(record, 1),
    })
  }

  /** Takes up what earlier runs left. */
  sweep(): void {
    for (const record of this.#needs.list.records()) {
      if (isAbandoned(record.upload.status)) this.#abort(record, 1)
    }
  }

  dispose(): void {
    this.#stopListening()
    this.#ending.abort()
    for (const callOff of this.#timers) callOff()
  }

  #abort(record: JournalRecord, attempt: number): void {
    const { multipart, wantedKey, suffix } = record.plan
    if (multipart === undefined || attempt > mostTries) return
    const callOff = this.#needs.clock.after(pauseMilliseconds * attempt ** 2, () => {
      this.#timers.delete(callOff)
      const open = { key: withSuffix(wantedKey, suffix), multipartId: multipart.multipartId }
      void this.#try(record, open, attempt)
    })
    this.#timers.add(callOff)
  }

  async #try(
    record: JournalRecord,
    open: { key: string; multipartId: string },
    attempt: number,
  ): Promise<void> {
    const { upload } = record
    const present = this.#needs.list.get(upload.id)
    // Retried meanwhile: it goes on with the parts it has.
    if (present !== undefined && !isAbandoned(present.upload.status)) return
    const destination = this.#needs.open(upload.destinationId)
    if (!destination.ok) return
    const answer = await destination.value.store.abortMultipart(open, this.#ending.signal)
    if (!answer.ok && answer.problem.evidence.status !== 404) {
      this.#abort(record, attempt + 1)
      return
    }
    const { multipart: _swept, ...plan } = record.plan
    const settled = this.#needs.list.settlePlan(upload.id, plan)
    if (settled !== undefined) this.#needs.journal.update([settled])
  }
}

/** Cancelled, or changed on disk so that its parts no longer fit; what failed otherwise may be retried. */
function isAbandoned(status: JournalRecord['upload']['status']): boolean {
  return status.state === 'cancelled' || (status.state === 'failed' && status.failure.kind === 'file-changed')
}
