import type {
  ChangeKind,
  FinishedUpload,
  History,
  NamedObject,
  ObjectChange,
  Relocation,
  RenewedLink,
  StoredVersion,
  UnhashedImage,
} from '../../electron/core/ports/history'
import { groupBy } from '../../electron/core/history/changes/group-by'
import type { Counters, Journal, JournalRecord } from '../../electron/core/ports/journal'
import type { ServerTraits } from '../../electron/core/ports/server-traits'
import type { SourceFile } from '../../electron/core/ports/files'
import type { BucketLocation } from '../../electron/core/bucket-location'
import type { Failure } from '../../electron/shared/failures/failure'
import type { HistoryDestination, HistoryEntry } from '../../electron/shared/history/history'
import { success, type Result } from '../../electron/shared/result'

/** A journal that records what it was given, in order. */
export class MemoryJournal implements Journal, Counters {
  readonly records = new Map<string, JournalRecord>()
  #counter = 0

  record(records: readonly JournalRecord[]): Result<null, Failure> {
    for (const record of records) this.records.set(record.upload.id, record)
    return success(null)
  }
  update(records: readonly JournalRecord[]): Result<null, Failure> {
    return this.record(records.filter(({ upload }) => this.records.has(upload.id)))
  }
  note: Journal['note'] = (records) => this.update(records)
  read(ids: readonly string[]): readonly JournalRecord[] {
    return ids.flatMap((id) => this.records.get(id) ?? [])
  }
  forget(ids: readonly string[]): Result<null, Failure> {
    for (const id of ids) this.records.delete(id)
    return success(null)
  }
  hide(ids: readonly string[]): Result<null, Failure> {
    return this.update(this.read(ids).map((record) => ({ ...record, isCleared: true })))
  }
  load(): readonly JournalRecord[] {
    return [...this.records.values()]
  }
  take(_destinationId: string, count: number): number {
    const first = this.#counter + 1
    this.#counter += count
    return first
  }
}

export class MemoryHistory implements History {
  entries: HistoryEntry[] = []
  readonly #sources = new Map<string, SourceFile>()

  readonly readFailure = (): undefined => undefined
  add(finished: readonly FinishedUpload[]): Result<null, Failure> {
    for (const { entry, source } of finished) {
      this.entries.unshift(entry)
      this.#sources.set(entry.id, source)
    }
    return success(null)
  }
  search(): Float64Array {
    return Float64Array.from(this.entries, ({ uploadedAt }) => uploadedAt * 1000)
  }
  readonly read = (): readonly HistoryEntry[] => this.entries
  addFound(found: readonly HistoryEntry[]): ReturnType<History['addFound']> {
    this.entries.push(...found)
    return success(found.length)
  }
  identify(): readonly string[] {
    return this.entries.map(({ id }) => id)
  }
  setAltText(id: string, altText: string): Result<null, Failure> {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, altText } : entry))
    return success(null)
  }
  locate(ids: readonly string[]): readonly (number | null)[] {
    const known = new Map(this.entries.map(({ id, uploadedAt }) => [id, uploadedAt * 1000]))
    return ids.map((id) => known.get(id) ?? null)
  }
  readonly tag = (): Result<null, Failure> => success(null)
  readonly tags = (): readonly string[] => []
  readonly destinations = (): readonly HistoryDestination[] => []
  latest(count: number): readonly HistoryEntry[] {
    return this.entries.slice(0, count)
  }
  find(ids: readonly string[]): readonly HistoryEntry[] {
    const byId = new Map(this.entries.map((entry) => [entry.id, entry]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
  forget(ids: readonly string[]): Result<null, Failure> {
    this.entries = this.entries.filter((entry) => !ids.includes(entry.id))
    return success(null)
  }
  forgetBefore(moment: number): number {
    const before = this.entries.length
    this.entries = this.entries.filter(({ uploadedAt }) => uploadedAt >= moment)
    return before - this.entries.length
  }
  findBytes(destinationId: string, sizeBytes: number, sha256: string): HistoryEntry | undefined {
    return this.entries.find(
      (entry) =>
        entry.destinationId === destinationId && entry.sizeBytes === sizeBytes && entry.sha256 === sha256,
    )
  }
  hasSize(destinationId: string, sizeBytes: number): boolean {
    return this.entries.some(
      (entry) => entry.destinationId === destinationId && entry.sizeBytes === sizeBytes,
    )
  }
  unhashed(destinationId: string, sizeBytes: number): readonly UnhashedImage[] {
    return this.entries.flatMap((entry) => {
      const source = this.#sources.get(entry.id)
      const isWanted = entry.destinationId === destinationId && entry.sha256 === ''
      return isWanted && source?.sizeBytes === sizeBytes ? [{ id: entry.id, source }] : []
    })
  }
  sharers(ids: readonly string[]): readonly (readonly string[])[] {
    const places = groupBy(this.entries, ({ endpoint, destinationId, bucket, key }) =>
      [endpoint ?? destinationId, bucket, key].join(' '),
    )
    return [...places.values()]
      .map((group) => group.map(({ id }) => id))
      .filter((group) => group.length > 1 && group.some((id) => ids.includes(id)))
  }
  isSharedObject({ id, destinationId, endpoint = '', bucket, key, etag }: NamedObject): boolean {
    return this.entries.some((entry) => {
      const isSame = entry.id !== id && entry.bucket === bucket && entry.key === key && entry.etag === etag
      return isSame && (entry.destinationId === destinationId || (entry.endpoint ?? endpoint) === endpoint)
    })
  }
  hasKey({ endpoint, bucket }: BucketLocation, key: string): boolean {
    return this.entries.some(
      (entry) => entry.key === key && entry.bucket === bucket && (entry.endpoint ?? endpoint) === endpoint,
    )
  }
  renewLinks(renewed: readonly RenewedLink[]): Result<null, Failure> {
    this.entries = this.entries.map((entry) => {
      const { linkEndsAt: _former, ...rest } = entry
      const mine = renewed.find(({ id }) => id === entry.id)
      return mine === undefined ? entry : { ...rest, ...mine.link }
    })
    return success(null)
  }
  relocate(relocations: readonly Relocation[]): Result<null, Failure> {
    for (const { link, ...place } of relocations)
      this.entries = this.entries.map((entry) =>
        entry.id === place.id ? { ...entry, ...place, ...link } : entry,
      )
    for (const [note, change] of this.#changes)
      if (relocations.some(({ id, key }) => change.id === id && change.movesTo === key))
        this.#changes.set(note, { ...change, isRelocated: true })
    return success(null)
  }
  replace(versions: readonly StoredVersion[]): Result<null, Failure> {
    for (const { source: _source, ...version } of versions)
      this.entries = this.entries.map((entry) => (entry.id === version.id ? { ...entry, ...version } : entry))
    return success(null)
  }
  noteImage(id: string, image: Parameters<History['noteImage']>[1]): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...image } : entry))
  }
  noteThumbHashes(hashes: Parameters<History['noteThumbHashes']>[0]): void {
    const byId = new Map(hashes.map(({ id, thumbHash }) => [id, thumbHash]))
    this.entries = this.entries.map((entry) => {
      const thumbHash = byId.get(entry.id)
      return thumbHash === undefined ? entry : { ...entry, thumbHash }
    })
  }
  noteFindings(findings: Parameters<History['noteFindings']>[0]): void {
    const byId = new Map(findings.map(({ id, finding }) => [id, finding]))
    this.entries = this.entries.map((entry) => {
      const finding = byId.get(entry.id)
      return finding === undefined ? entry : { ...entry, finding }
    })
  }
  noteBytes(id: string, sha256: string): void {
    this.entries = this.entries.map((entry) =>
      entry.id === id && entry.sha256 === '' ? { ...entry, sha256 } : entry,
    )
  }
  readonly #changes = new Map<string, ObjectChange>()

  noteChanges(changes: readonly ObjectChange[]): Result<null, Failure> {
    for (const change of changes) {
      const { movesTo, replacedBy } = change
      const kind = movesTo !== undefined ? 'move' : replacedBy !== undefined ? 'replacement' : 'deletion'
      this.#changes.set(`${change.id} ${kind}`, change)
    }
    return success(null)
  }
  endChanges(ids: readonly string[], kind: ChangeKind): void {
    for (const id of ids) this.#changes.delete(`${id} ${kind}`)
  }
  unfinishedChanges(ids?: readonly string[]): readonly ObjectChange[] {
    return [...this.#changes.values()].filter(({ id }) => ids?.includes(id) ?? true)
  }
}

/** What is known about servers, for one test. */
export class MemoryTraits implements ServerTraits {
  readonly #known = new Map<string, boolean>()

  honoursConditions(bucket: string): boolean | undefined {
    return this.#known.get(bucket)
  }
  rememberConditions(bucket: string, honoured: boolean): void {
    this.#known.set(bucket, honoured)
  }
}
