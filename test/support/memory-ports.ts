import type {
  Counters,
  FinishedUpload,
  History,
  Journal,
  JournalRecord,
  Relocation,
  RenewedLink,
  ServerTraits,
  StoredVersion,
} from '../../electron/core/ports'
import type {
  CopyRequest,
  KnownObject,
  ListRequest,
  MultipartEnd,
  MultipartStart,
  ObjectStore,
  OpenMultipart,
  PartRequest,
  PutRequest,
  Removal,
} from '../../electron/core/store-ports'
import { failure } from '../../electron/shared/failure'
import type { Failure } from '../../electron/shared/failure'
import type { HistoryEntry } from '../../electron/shared/history'
import { problem, success, type Result } from '../../electron/shared/result'

/** A journal that remembers what it was told, in order. */
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

  readonly trouble = (): undefined => undefined
  add(finished: readonly FinishedUpload[]): Result<null, Failure> {
    for (const { entry } of finished) this.entries.unshift(entry)
    return success(null)
  }
  search(): Float64Array {
    return Float64Array.from(this.entries, ({ uploadedAt }) => uploadedAt * 1000)
  }
  readonly read = (): readonly HistoryEntry[] => this.entries
  addFound(found: readonly HistoryEntry[]): number {
    this.entries.push(...found)
    return found.length
  }
  identify(): readonly string[] {
    return this.entries.map(({ id }) => id)
  }
  describe(id: string, altText: string): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, altText } : entry))
  }
  locate(ids: readonly string[]): readonly number[] {
    return this.find(ids).map(({ uploadedAt }) => uploadedAt * 1000)
  }
  readonly tag = (): void => undefined
  readonly tags = (): readonly string[] => []
  latest(count: number): readonly HistoryEntry[] {
    return this.entries.slice(0, count)
  }
  find(ids: readonly string[]): readonly HistoryEntry[] {
    const byId = new Map(this.entries.map((entry) => [entry.id, entry]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
  forget(ids: readonly string[]): void {
    this.entries = this.entries.filter((entry) => !ids.includes(entry.id))
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
  renewLinks(renewed: readonly RenewedLink[]): void {
    this.entries = this.entries.map((entry) => {
      const { linkEndsAt: _former, ...rest } = entry
      const mine = renewed.find(({ id }) => id === entry.id)
      return mine === undefined ? entry : { ...rest, ...mine.link }
    })
  }
  relocate(id: string, { key, etag, link }: Relocation): Result<null, Failure> {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, key, etag, ...link } : entry))
    return success(null)
  }
  replace(id: string, { source: _source, ...version }: StoredVersion): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...version } : entry))
  }
  learn(id: string, image: Parameters<History['learn']>[1]): void {
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
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, sha256 } : entry))
  }
}

const nothingSaid = { status: 200, code: '', requestId: '' }

/** What was learnt of servers, for one test. */
export class MemoryTraits implements ServerTraits {
  readonly #known = new Map<string, boolean>()

  honoursConditions(server: string): boolean | undefined {
    return this.#known.get(server)
  }
  rememberConditions(server: string, honoured: boolean): void {
    this.#known.set(server, honoured)
  }
}

/** A bucket in memory that refuses taken keys and can be told to fail. */
export class MemoryBucket implements ObjectStore {
  readonly objects = new Map<string, { readonly uploadId: string; readonly sizeBytes: number }>()
  /** Failures for the next puts, in order; `undefined` lets one through. */
  failures: ({ readonly failure: Failure; readonly stored: boolean } | undefined)[] = []

  async put(request: PutRequest): ReturnType<ObjectStore['put']> {
    const wanted = this.failures.shift()
    if (wanted !== undefined && !wanted.stored) return problem(wanted.failure)
    if (request.onlyIfFree && this.objects.has(request.key))
      return problem(failure('key-exists', { key: request.key }))
    if ((request.replaces ?? '') !== '' && request.replaces !== `etag-${request.key}`)
      return problem(failure('key-exists', { key: request.key }))
    this.objects.set(request.key, { uploadId: request.uploadId, sizeBytes: request.source.sizeBytes })
    request.onProgress(request.source.sizeBytes)
    return wanted === undefined ? success({ etag: `etag-${request.key}` }) : problem(wanted.failure)
  }
  /** Multipart uploads that are open, with the parts they have. */
  readonly open = new Map<
    string,
    { readonly start: MultipartStart; readonly parts: Map<number, PartRequest>; readonly begunAt: number }
  >()
  /** Milliseconds since the epoch, by the bucket's own clock. */
  now: () => number = () => Date.now()
  #begun = 0
  /** Every part that was sent, in order. */
  readonly sentParts: number[] = []
  partFailures: (Failure | undefined)[] = []
  onPart: (part: PartRequest) => Promise<void> = async () => undefined

  async startMultipart(start: MultipartStart): ReturnType<ObjectStore['startMultipart']> {
    this.#begun += 1
    const multipartId = `multipart-${this.#begun}`
    this.open.set(multipartId, { start, parts: new Map(), begunAt: this.now() })
    return success({ key: start.key, multipartId })
  }
  async putPart(part: PartRequest): ReturnType<ObjectStore['putPart']> {
    this.sentParts.push(part.partNumber)
    part.onProgress(part.end - part.start)
    await this.onPart(part)
    if (part.signal.aborted) return problem(failure('unexpected', { reason: 'cancelled' }))
    const wanted = this.partFailures.shift()
    if (wanted !== undefined) return problem(wanted)
    const open = this.open.get(part.multipartId)
    if (open === undefined) return problem(failure('unexpected', { reason: 'multipartGone' }))
    open.parts.set(part.partNumber, part)
    return success({ etag: `part-${part.partNumber}` })
  }
  async completeMultipart(end: MultipartEnd): ReturnType<ObjectStore['completeMultipart']> {
    const open = this.open.get(end.multipartId)
    if (open === undefined) return problem(failure('unexpected', { reason: 'multipartGone' }))
    this.open.delete(end.multipartId)
    const sizeBytes = [...open.parts.values()].reduce((sum, part) => sum + part.end - part.start, 0)
    this.objects.set(end.key, { uploadId: open.start.uploadId, sizeBytes })
    return success({ etag: `${end.etags.length}-parts` })
  }
  async abortMultipart(open: OpenMultipart, _signal?: AbortSignal): ReturnType<ObjectStore['abortMultipart']> {
    this.open.delete(open.multipartId)
    return success({ value: null, evidence: nothingSaid })
  }
  async findMultiparts(key: string): ReturnType<ObjectStore['findMultiparts']> {
    const value = [...this.open].flatMap(([multipartId, { start, begunAt }]) =>
      start.key === key ? [{ key, multipartId, ageMilliseconds: this.now() - begunAt }] : [],
    )
    return success({ value, evidence: nothingSaid })
  }
  async hasParts({ multipartId }: OpenMultipart): ReturnType<ObjectStore['hasParts']> {
    return success({ value: (this.open.get(multipartId)?.parts.size ?? 0) > 0, evidence: nothingSaid })
  }
  async head(key: string): ReturnType<ObjectStore['head']> {
    const object = this.objects.get(key)
    const value = object && { ...object, etag: `etag-${key}`, contentType: 'image/png' }
    return success({ value, evidence: nothingSaid })
  }
  glance: ObjectStore['glance'] = (key) => this.head(key)
  async putBytes(): ReturnType<ObjectStore['putBytes']> {
    return success({ value: '', evidence: nothingSaid })
  }
  readBytes: ObjectStore['readBytes'] = async () =>
    success({ value: new Uint8Array(), evidence: nothingSaid })
  /** When links made now end. */
  linkEndsAt = Date.UTC(2026, 11, 1)
  presignFailure: Failure | undefined

  async presign(key: string, wantedSeconds: number): ReturnType<ObjectStore['presign']> {
    if (this.presignFailure !== undefined) return problem(this.presignFailure)
    const { linkEndsAt } = this
    return success({
      url: `https://signed.example/${key}?X-Amz-Expires=${wantedSeconds}&end=${linkEndsAt}`,
      linkEndsAt,
    })
  }
  async remove(key: string): ReturnType<ObjectStore['remove']> {
    this.objects.delete(key)
    return success({ value: null, evidence: nothingSaid })
  }
  async look(): ReturnType<ObjectStore['look']> {
    return success({ value: null, evidence: nothingSaid })
  }
  async ownBuckets(): ReturnType<ObjectStore['ownBuckets']> {
    return success({ value: { names: [], isComplete: true }, evidence: nothingSaid })
  }
  clockError: ObjectStore['clockError'] = () => 0
  /** Answers for the next deletions of many, by key; all others go through. */
  readonly removals = new Map<string, Removal>()

  async copy({ from, to }: CopyRequest): ReturnType<ObjectStore['copy']> {
    const object = this.objects.get(from)
    if (object !== undefined) this.objects.set(to, object)
    return success({ value: `etag-${to}`, evidence: nothingSaid })
  }
  async removeAll(objects: readonly KnownObject[]): ReturnType<ObjectStore['removeAll']> {
    return objects.map(({ key }) => {
      const removal = this.removals.get(key) ?? { kind: 'removed' }
      if (removal.kind === 'removed') this.objects.delete(key)
      return removal
    })
  }
  async list({ prefix, continuation }: ListRequest): ReturnType<ObjectStore['list']> {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > continuation).sort()
    const objects = keys.slice(0, 2).map((key) => ({
      key,
      sizeBytes: this.objects.get(key)?.sizeBytes ?? 0,
      etag: `etag-${key}`,
      modifiedAt: 1_600_000_000_000,
    }))
    const next = keys.length > 2 ? (objects.at(-1)?.key ?? '') : ''
    return success({ value: { objects, next }, evidence: nothingSaid })
  }
  async bucketRegion(): ReturnType<ObjectStore['bucketRegion']> {
    return success({ value: '', evidence: nothingSaid })
  }
  dispose(): void {
    return undefined
  }
}
