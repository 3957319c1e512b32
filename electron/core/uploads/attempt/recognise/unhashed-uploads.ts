import { aborted } from '../../../aborted'
import type { Failure } from '../../../../shared/failures/failure'
import type { Result } from '../../../../shared/result'
import type { Upload, UploadBrief } from '../../../../shared/uploads/upload'
import type { History } from '../../../ports/history'
import type { JournalRecord } from '../../../ports/journal'
import type { SourceFile } from '../../../ports/files'
import type { AttemptOutcome } from '../attempt-outcome'
import type { EarlierUpload } from './stored-bytes'

/** A large upload that is sent without having been hashed first. */
export interface UnhashedUpload {
  readonly upload: Upload
  /** Reads the file and computes its SHA-256. */
  readonly hash: (signal: AbortSignal) => Promise<Result<string, Failure>>
  readonly outcome: Promise<AttemptOutcome>
}

/** More large uploads than can end before their files have been hashed. */
const maxUnhashed = 100

/** Large uploads whose hash nobody may know yet: those on their way, and the latest that got through. */
export class UnhashedUploads {
  readonly #history: Pick<History, 'find' | 'unhashed' | 'noteBytes'>
  readonly #uploads = new Set<UnhashedUpload>()

  constructor(history: Pick<History, 'find' | 'unhashed' | 'noteBytes'>) {
    this.#history = history
  }

  /** Notes one that has begun. It is hashed only if another upload of the same size comes soon. */
  async note(sending: UnhashedUpload): Promise<AttemptOutcome> {
    this.#uploads.add(sending)
    const isSent = await sending.outcome.then(
      ({ kind }) => kind === 'done',
      () => false,
    )
    if (!isSent) this.#uploads.delete(sending)
    const [oldest] = this.#uploads
    if (this.#uploads.size > maxUnhashed && oldest !== undefined) this.#uploads.delete(oldest)
    return sending.outcome
  }

  /** Whether one of them may have the same bytes as an upload. */
  mayHaveBytesOf(upload: Sized): boolean {
    for (const { upload: other } of this.#uploads) if (mayBeSameBytes(upload, other)) return true
    return false
  }

  /** Those that turn out to have the same bytes; waits for those on their way, until the signal aborts. */
  async *withBytesOf(hashed: JournalRecord, signal: AbortSignal): AsyncGenerator<EarlierUpload> {
    for (const twin of [...this.#uploads]) {
      const { id, sizeBytes } = twin.upload
      if (!mayBeSameBytes(hashed.upload, twin.upload)) continue
      const [entry] = this.#history.find([id])
      if (entry !== undefined && entry.sha256 !== '') {
        this.#uploads.delete(twin)
        continue
      }
      const sha256 = await twin.hash(signal)
      if (!sha256.ok || sha256.value !== hashed.plan.sha256) continue
      const outcome = await Promise.race([twin.outcome, aborted(signal)])
      if (outcome?.kind === 'done') yield { ...outcome, id, sizeBytes }
    }
  }

  /** Hashes images of this size from earlier runs, which an end of Ollim has kept from being hashed. */
  async hashEarlier(
    { destinationId, sizeBytes }: Upload,
    hash: (source: SourceFile) => Promise<Result<string, Failure>>,
  ): Promise<void> {
    const inThisRun = new Set([...this.#uploads].map(({ upload }) => upload.id))
    for (const { id, source } of this.#history.unhashed(destinationId, sizeBytes)) {
      const hashed = inThisRun.has(id) ? undefined : await hash(source)
      if (hashed?.ok === true) this.#history.noteBytes(id, hashed.value)
    }
  }

  forget(gone: ReadonlySet<string>): void {
    for (const sent of this.#uploads) if (gone.has(sent.upload.id)) this.#uploads.delete(sent)
  }
}

type Sized = Pick<UploadBrief, 'id' | 'destinationId' | 'sizeBytes'>

export function mayBeSameBytes(one: Sized, other: Sized): boolean {
  const isSameSize = one.sizeBytes === other.sizeBytes
  return isSameSize && one.destinationId === other.destinationId && one.id !== other.id
}
