import type { Clock } from '../core/ports'
import type { UploadList } from '../core/uploads/upload-list'
import type { Events } from '../shared/contract'
import { isFinished, type QueueState, type Upload } from '../shared/upload'

type SendChanges = (changes: Events['uploadsChanged']) => void

const leastMillisecondsBetween = 100
/** The page takes a message in at one go: what is more waits for the next, so that it can answer in between. */
const mostUploadsInMessage = 500

/**
 * Tells the page of changed uploads, at most ten times a second however many there are; the end of the
 * last upload at once, because that is what a person waits for.
 * Each event carries whole uploads with their revision, so that a lost or late one heals.
 */
export class UploadBroadcast {
  readonly #list: UploadList
  readonly #clock: Clock
  readonly #send: SendChanges
  readonly #queueState: () => QueueState
  readonly #changed = new Set<string>()
  readonly #removed = new Set<string>()
  readonly #stopListening: () => void
  #waiting: (() => void) | undefined

  constructor(list: UploadList, clock: Clock, queueState: () => QueueState, send: SendChanges) {
    this.#list = list
    this.#clock = clock
    this.#send = send
    this.#queueState = queueState
    this.#stopListening = list.listen({
      changed: (brief) => {
        this.#changed.add(brief.id)
        if (isFinished(brief) && list.totals.unfinished === 0) this.#tellSoon()
        else this.tell()
      },
      removed: ({ id }) => {
        this.#changed.delete(id)
        this.#removed.add(id)
        this.tell()
      },
    })
  }

  /** Sends what has changed within a tenth of a second, and no sooner than that after the last. */
  tell(): void {
    this.#waiting ??= this.#clock.after(leastMillisecondsBetween, () => this.#tellNow())
  }

  /** Once the present turn is over: what ends in it goes along. */
  #tellSoon(): void {
    this.#waiting?.()
    this.#waiting = this.#clock.after(0, () => this.#tellNow())
  }

  #tellNow(): void {
    this.#waiting = undefined
    this.#send({ changed: this.#takeChanged(), removed: [...this.#removed], queue: this.#queueState() })
    this.#removed.clear()
    if (this.#changed.size > 0) this.tell()
  }

  /** Those that changed first. */
  #takeChanged(): readonly Upload[] {
    const taken: string[] = []
    for (const id of this.#changed) {
      if (taken.length === mostUploadsInMessage) break
      taken.push(id)
      this.#changed.delete(id)
    }
    return this.#list.read(taken).map(({ upload }) => upload)
  }

  dispose(): void {
    this.#waiting?.()
    this.#stopListening()
  }
}
