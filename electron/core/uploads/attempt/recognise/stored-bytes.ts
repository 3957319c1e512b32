import type { HistoryEntry } from '../../../../shared/history/history'
import type { UploadBrief } from '../../../../shared/uploads/upload'
import type { History } from '../../../ports/history'
import type { JournalRecord } from '../../../ports/journal'

/** An upload whose object has the bytes that are looked for. */
export type EarlierUpload = Pick<HistoryEntry, 'id' | 'url' | 'linkEndsAt' | 'key' | 'etag' | 'sizeBytes'>

export interface StoredBytesNeeds {
  readonly history: Pick<History, 'find' | 'findBytes' | 'hasSize'>
  /** Whether the object of a history entry will be deleted in a moment, unless undone: its link is about to break. */
  readonly isBeingDeleted: (id: string) => boolean
}

/** More uploads than can end in the moment before the history is written. */
const maxRemembered = 1000

/** Identifies the bytes of an upload within this run, by destination and hash. */
export function bytesOf({ upload, plan }: JournalRecord): string {
  return `${upload.destinationId} ${plan.sha256}`
}

/** Forgets the oldest if there are too many. */
export function remember<Value>(map: Map<string, Value>, bytes: string, value: Value): void {
  map.set(bytes, value)
  const [oldest] = map.keys()
  if (map.size > maxRemembered && oldest !== undefined) map.delete(oldest)
}

/** Knows which bytes are in which destination: by the history and, until that is written, by what this run has sent. */
export class StoredBytes {
  readonly #needs: StoredBytesNeeds
  /** By `bytesOf`. */
  readonly #sent = new Map<string, EarlierUpload>()

  constructor(needs: StoredBytesNeeds) {
    this.#needs = needs
  }

  /** The upload that these bytes have a link from; undefined also if its object is about to be deleted. */
  find(hashed: JournalRecord): EarlierUpload | undefined {
    const { history, isBeingDeleted } = this.#needs
    const { destinationId, sizeBytes } = hashed.upload
    // The history knows best: since it was sent, the object may have been moved or given another link.
    const known = history.findBytes(destinationId, sizeBytes, hashed.plan.sha256)
    const earlier = known ?? this.#sentBefore(hashed)
    return earlier === undefined || isBeingDeleted(earlier.id) ? undefined : earlier
  }

  /** Whether an image of this size is there, so that its bytes may be the same. */
  hasSize({ destinationId, sizeBytes }: Pick<UploadBrief, 'destinationId' | 'sizeBytes'>): boolean {
    if (this.#needs.history.hasSize(destinationId, sizeBytes)) return true
    for (const sent of this.#sent.values()) if (sent.sizeBytes === sizeBytes) return true
    return false
  }

  /** Whether an upload still has its object under this key, which may have been moved or deleted a moment ago. */
  isStillAt(id: string, key: string): boolean {
    const { history, isBeingDeleted } = this.#needs
    const [entry] = history.find([id])
    const known = entry ?? [...this.#sent.values()].find((sent) => sent.id === id)
    return known?.key === key && !isBeingDeleted(id)
  }

  /** The bytes of an upload have been sent, by it or by another one. */
  note(hashed: JournalRecord, sent: EarlierUpload): void {
    remember(this.#sent, bytesOf(hashed), sent)
  }

  /** The same bytes count as new. */
  forget(gone: ReadonlySet<string>): void {
    for (const [bytes, { id }] of this.#sent) if (gone.has(id)) this.#sent.delete(bytes)
  }

  /** What this run has sent, unless the history knows that another image has replaced it. */
  #sentBefore(hashed: JournalRecord): EarlierUpload | undefined {
    const sent = this.#sent.get(bytesOf(hashed))
    const [entry] = sent === undefined ? [] : this.#needs.history.find([sent.id])
    const hasOtherBytes = entry !== undefined && entry.sha256 !== '' && entry.sha256 !== hashed.plan.sha256
    return hasOtherBytes ? undefined : sent
  }
}
