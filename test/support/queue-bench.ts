import { UploadList } from '../../electron/core/uploads/upload-list'
import { Slices } from '../../electron/core/slices'
import { UploadQueue, type QueueNeeds } from '../../electron/core/uploads/queue/upload-queue'
import type { AttemptOutcome } from '../../electron/core/uploads/attempt/attempt-outcome'
import { failure } from '../../electron/shared/failures/failure'
import type { UploadState } from '../../electron/shared/uploads/upload'
import { FakeClock } from './fake-clock'
import { sampleRecord } from './sample-records'
import { MemoryJournal } from './memory-ports'
import { settled } from './settled'
import { uploadsOf } from './uploads-of'

const sent = { kind: 'done', url: 'https://a/b.png', key: 'b.png', etag: 'e' } as const
export const done: AttemptOutcome = sent
export const recognised: AttemptOutcome = { ...sent, duplicateOf: 'earlier' }
export const failed = (kind: Parameters<typeof failure>[0]): AttemptOutcome => ({
  kind: 'failed',
  failure: failure(kind),
})

interface RunningAttempt {
  readonly id: string
  readonly signal: AbortSignal
  readonly end: (outcome: AttemptOutcome) => Promise<void>
}

/** A queue whose attempts end when the test tells them to. */
export class QueueBench {
  readonly clock = new FakeClock()
  readonly list = new UploadList(new MemoryJournal())
  running: RunningAttempt[] = []
  started: string[] = []
  parallel = 2
  readonly queue: UploadQueue

  constructor(onDestinationTrouble: QueueNeeds['onDestinationTrouble'] = 'wait') {
    this.queue = new UploadQueue({
      list: this.list,
      clock: this.clock,
      ids: { uuid: () => 'id', random: () => 0.5 },
      goesElsewhere: () => false,
      redirectIfGone: () => undefined,
      parallelUploads: () => this.parallel,
      slices: new Slices(this.clock),
      onDestinationTrouble,
      onStateChange: () => undefined,
      attempt: async (id, signal) => this.#attempt(id, signal),
    })
  }

  add(ids: readonly string[], destinationId = 'blog', sizeBytes = 1000, batchId = 'batch'): void {
    const records = ids.map((id) => sampleRecord(id, { destinationId, sizeBytes, batchId }))
    for (const record of records) this.list.add(record)
    this.queue.enqueue(records.map(({ upload }) => upload))
  }

  /** Pretends that the server has stored this many parts of a large file. */
  store(id: string, parts: number): void {
    const plan = this.list.get(id)?.plan
    const etags = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'].map((etag, index) =>
      index < parts ? etag : '',
    )
    if (plan !== undefined)
      this.list.replacePlan(id, { ...plan, multipart: { multipartId: 'm', partBytes: 8, etags } })
  }

  states(): Record<string, UploadState> {
    return Object.fromEntries(uploadsOf(this.list).map((upload) => [upload.id, upload.status.state]))
  }

  async end(id: string, outcome: AttemptOutcome): Promise<void> {
    const attempt = this.running.find((one) => one.id === id)
    if (attempt === undefined) throw new Error(`${id} does not run`)
    await attempt.end(outcome)
  }

  async #attempt(id: string, signal: AbortSignal): Promise<AttemptOutcome> {
    this.started.push(id)
    return new Promise((resolve) => {
      const finish = async (outcome: AttemptOutcome): Promise<void> => {
        this.running = this.running.filter((one) => one.id !== id)
        resolve(outcome)
        await settled()
      }
      this.running.push({ id, signal, end: finish })
      signal.addEventListener('abort', () => void finish({ kind: 'aborted' }), { once: true })
    })
  }
}
