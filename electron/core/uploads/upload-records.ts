import type { UploadBrief } from '../../shared/uploads/upload'
import type { Journal, JournalRecord } from '../ports/journal'
import { lostRecord } from './journal/lost-record'

/** How many waiting uploads stay whole in memory: they go first, and need not be read back from the journal. */
const maxCached = 256

/**
 * The full records of the uploads on the list. Memory holds only those that differ from the journal, and some that go
 * next; all others are read from the journal.
 */
export class UploadRecords {
  readonly #journal: Pick<Journal, 'read'>
  readonly #unwritten = new Map<string, JournalRecord>()
  readonly #unrecorded = new Set<string>()
  /** Records that are the same in the journal. */
  readonly #cached = new Map<string, JournalRecord>()
  /** Records the journal can no longer read, as failed; never written, as the journal's row may still be intact. */
  readonly #lost = new Map<string, JournalRecord>()

  constructor(journal: Pick<Journal, 'read'>) {
    this.#journal = journal
  }

  /** Those that differ from the journal's. */
  get unwritten(): ReadonlyMap<string, JournalRecord> {
    return this.#unwritten
  }

  /** Uploads that are being tried again but have never been in the journal. */
  get acceptedLate(): readonly JournalRecord[] {
    return [...this.#unrecorded].flatMap((id) => {
      const record = this.#unwritten.get(id)
      return record === undefined || record.upload.status.state === 'failed' ? [] : [record]
    })
  }

  /** By id, without those that the journal cannot read. */
  read(ids: readonly string[]): ReadonlyMap<string, JournalRecord> {
    const inJournal = this.#journal.read(ids.filter((id) => this.#inMemory(id) === undefined))
    const records = new Map(inJournal.map((record) => [record.upload.id, record]))
    for (const id of ids) {
      const record = this.#inMemory(id)
      if (record !== undefined) records.set(id, record)
    }
    return records
  }

  /** Keeps a record that differs from the journal's. */
  change(record: JournalRecord): void {
    this.#unwritten.set(record.upload.id, record)
    this.#cached.delete(record.upload.id)
  }

  /** These are in the journal now; those that have not changed since can be read from there. */
  written(records: readonly JournalRecord[]): void {
    for (const record of records) {
      const { id, status } = record.upload
      if (this.#unwritten.get(id) !== record) continue
      this.#unwritten.delete(id)
      if (status.state === 'waiting' && this.#cached.size < maxCached) this.#cached.set(id, record)
    }
  }

  /** The disk has no room for this upload: it is not accepted, unless it is tried again. */
  addUnrecorded(record: JournalRecord): void {
    this.#unrecorded.add(record.upload.id)
    this.change(record)
  }

  /** These are in the journal from now on. */
  recorded(records: readonly JournalRecord[]): void {
    for (const { upload } of records) this.#unrecorded.delete(upload.id)
  }

  /** Whether the journal has never had this upload. */
  isUnrecorded(id: string): boolean {
    return this.#unrecorded.has(id)
  }

  /** The journal cannot read an upload's record: a failed one takes its place. */
  lose(brief: UploadBrief): JournalRecord {
    const record = lostRecord(brief)
    this.#lost.set(brief.id, record)
    return record
  }

  isLost(id: string): boolean {
    return this.#lost.has(id)
  }

  remove(id: string): void {
    this.#unwritten.delete(id)
    this.#cached.delete(id)
    this.#lost.delete(id)
    this.#unrecorded.delete(id)
  }

  #inMemory(id: string): JournalRecord | undefined {
    return this.#unwritten.get(id) ?? this.#cached.get(id) ?? this.#lost.get(id)
  }
}
