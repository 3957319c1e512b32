import type { Clock } from '../core/ports/clock'
import type { UploadList } from '../core/uploads/upload-list'
import type { Events } from '../shared/contract'
import {
  isFinished,
  type QueueState,
  type ShownUpload,
  type UploadBrief,
  type UploadState,
} from '../shared/uploads/upload'
import { shownUploads } from './shown-upload'

/** States that follow each other when all goes well. */
const goingOn: readonly UploadState[] = ['preparing', 'uploading', 'done']

type SendChanges = (changes: Events['uploadsChanged']) => void

const minMillisecondsBetween = 100
/** For messages that would only report progress, because drawing takes processor time from the uploads. */
const progressMillisecondsBetween = 250
/** The page handles a message in one go; larger changes are sent in parts, so that it can react and draw in between. */
const maxUploadsInMessage = 500
const millisecondsBetweenParts = 25

/**
 * Tells the page about changed uploads, at most ten times a second (in parts if there are many), and four times if they only
 * progress. The end of the last upload is sent at once, because that is what a person waits for. Each event carries
 * whole uploads with their revision, so that a later event makes up for a lost or late one.
 */
export class UploadBroadcast {
  readonly #list: UploadList
  readonly #clock: Clock
  readonly #send: SendChanges
  readonly #queueState: () => QueueState
  readonly #changed = new Set<string>()
  readonly #removed = new Set<string>()
  readonly #stopListening: () => void
  #sentAt = 0
  #dueAt = Infinity
  #cancelTimer: (() => void) | undefined

  constructor(list: UploadList, clock: Clock, queueState: () => QueueState, send: SendChanges) {
    this.#list = list
    this.#clock = clock
    this.#send = send
    this.#queueState = queueState
    this.#stopListening = list.listen({
      changed: (brief) => {
        this.#changed.add(brief.id)
        if (isFinished(brief) && list.totals.unfinished === 0) this.#sendAt(clock.now())
        else this.#sendAfter(isGoingOn(brief) ? progressMillisecondsBetween : minMillisecondsBetween)
      },
      removed: ({ id }) => {
        this.#changed.delete(id)
        this.#removed.add(id)
        this.sendSoon()
      },
    })
  }

  /** Sends the changes within a tenth of a second, and no sooner than that after the last message. */
  sendSoon(): void {
    this.#sendAfter(minMillisecondsBetween)
  }

  /** Sends this long after the last message; changes that come close together are always gathered. */
  #sendAfter(milliseconds: number): void {
    const now = this.#clock.now()
    // If the clock was set back, the last message seems to be in the future.
    const wait = Math.min(this.#sentAt + milliseconds - now, milliseconds)
    this.#sendAt(now + Math.max(wait, minMillisecondsBetween))
  }

  /** Sends after the present turn of the event loop at the earliest, with everything that ends in it. */
  #sendAt(time: number): void {
    if (this.#dueAt <= time) return
    this.#cancelTimer?.()
    this.#dueAt = time
    this.#cancelTimer = this.#clock.after(time - this.#clock.now(), () => this.#sendNow())
  }

  #sendNow(): void {
    this.#sentAt = this.#clock.now()
    this.#dueAt = Infinity
    this.#send({ changed: this.#takeChanged(), removed: [...this.#removed], queue: this.#queueState() })
    this.#removed.clear()
    if (this.#changed.size > 0) this.#sendAt(this.#sentAt + millisecondsBetweenParts)
  }

  /** Takes the uploads that changed first. */
  #takeChanged(): readonly ShownUpload[] {
    const taken: string[] = []
    for (const id of this.#changed) {
      if (taken.length === maxUploadsInMessage) break
      taken.push(id)
      this.#changed.delete(id)
    }
    return shownUploads(this.#list, taken)
  }

  dispose(): void {
    this.#cancelTimer?.()
    this.#stopListening()
  }
}

/** Whether an upload only progresses, with nothing that a person has to know at once. */
function isGoingOn({ revision, status }: UploadBrief): boolean {
  return revision > 1 && goingOn.includes(status.state)
}
