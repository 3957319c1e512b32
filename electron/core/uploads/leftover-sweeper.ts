import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import { withSuffix } from '../naming/collision'
import type { Clock, Journal, JournalRecord } from '../ports'
import type { OpenDestination } from './attempt-needs'
import { mostPartsOf, planMultipart } from './multipart-plan'
import { abortUnknownParts } from './unknown-parts'
import type { UploadList } from './upload-list'

export interface SweeperNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly clock: Clock
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
}

/** Time for requests that were just ended to be gone: what lands later would stay. */
const pauseMilliseconds = 500
const mostTries = 5

/**
 * Takes away what uploads that nobody will finish have left at the server: open multipart uploads,
 * because S3 charges for their parts for ever, and an object whose answer was lost before the cancel.
 * What could not be taken away in one run stands in the journal and is tried at the next start.
 */
export class LeftoverSweeper {
  readonly #needs: SweeperNeeds
  readonly #stopListening: () => void
  /** By upload. */
  readonly #timers = new Map<string, () => void>()
  readonly #ending = new AbortController()

  constructor(needs: SweeperNeeds) {
    this.#needs = needs
    this.#stopListening = needs.list.listen({
      changed: ({ id }) => {
        const record = needs.list.get(id)
        if (record !== undefined && mayHaveLeft(record)) this.#soon(record, 1)
      },
      removed: (record) => {
        if (record.upload.status.state !== 'done') this.#soon(record, 1)
      },
    })
  }

  /** Takes up what earlier runs left, whether or not it is in the list. */
  sweep(records: Iterable<JournalRecord>): void {
    for (const record of records) if (mayHaveLeft(record)) this.#soon(record, 1)
  }

  dispose(): void {
    this.#stopListening()
    this.#ending.abort()
    for (const callOff of this.#timers.values()) callOff()
  }

  #soon(record: JournalRecord, attempt: number): void {
    const { id } = record.upload
    if (record.plan.suffix === 0 || attempt > mostTries || this.#timers.has(id)) return
    const callOff = this.#needs.clock.after(pauseMilliseconds * attempt ** 2, () => {
      this.#timers.delete(id)
      void this.#try(record, attempt)
    })
    this.#timers.set(id, callOff)
  }

  async #try(accepted: JournalRecord, attempt: number): Promise<void> {
    const { id, destinationId } = accepted.upload
    const present = this.#needs.list.get(id)
    // Retried meanwhile: it goes on with the parts it has.
    if (present !== undefined && !mayHaveLeft(present)) return
    const record = present ?? accepted
    const destination = this.#needs.open(destinationId)
    if (!destination.ok) return
    if (await this.#takeAway(record, destination.value)) this.#settle(record)
    else this.#soon(record, attempt + 1)
  }

  /** @returns whether there is nothing left, or nothing that could be done */
  async #takeAway(
    { upload, source, plan }: JournalRecord,
    { store, fields }: OpenDestination,
  ): Promise<boolean> {
    const { signal } = this.#ending
    const key = withSuffix(plan.wantedKey, plan.suffix)
    if (plan.multipart !== undefined) {
      const { multipartId } = plan.multipart
      const answer = await store.abortMultipart({ key, multipartId }, signal)
      if (!answer.ok && answer.problem.evidence.status !== 404) return false
    }
    const isLarge = planMultipart(source.sizeBytes, mostPartsOf(fields.endpoint)) !== undefined
    if (isLarge && (await abortUnknownParts(store, key, signal)) !== undefined) return false
    const head = await store.head(key, signal)
    if (!head.ok) return !head.problem.failure.retryable && !signal.aborted
    if (head.value.value?.uploadId !== upload.id) return true
    const present = this.#needs.list.get(upload.id)
    if (present !== undefined && !mayHaveLeft(present)) return true
    return (await store.remove(key, signal)).ok
  }

  #settle({ upload: { id }, plan }: JournalRecord): void {
    if (this.#needs.list.get(id) === undefined) {
      this.#needs.journal.forget([id])
      return
    }
    if (plan.multipart === undefined) return
    const { multipart: _swept, ...rest } = plan
    const settled = this.#needs.list.settlePlan(id, rest)
    if (settled !== undefined) this.#needs.journal.update([settled])
  }
}

/**
 * Whether nobody will finish it, and it has been begun under a key of its own: it was cancelled, or
 * changed on disk so that its parts no longer fit. What failed otherwise may be retried.
 */
export function mayHaveLeft({ upload: { status }, plan }: JournalRecord): boolean {
  const isAbandoned =
    status.state === 'cancelled' || (status.state === 'failed' && status.failure.kind === 'file-changed')
  return isAbandoned && plan.suffix > 0
}
