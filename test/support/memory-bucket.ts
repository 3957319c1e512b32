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
} from '../../electron/core/ports/object-store'
import { failure, type Failure } from '../../electron/shared/failures/failure'
import { problem, success } from '../../electron/shared/result'

const nothingSaid = { status: 200, code: '', requestId: '' }

/** A bucket in memory that refuses taken keys and can be told to fail. */
export class MemoryBucket implements ObjectStore {
  readonly objects: Map<
    string,
    { readonly uploadId: string; readonly sizeBytes: number; readonly etag?: string }
  >

  constructor(objects: MemoryBucket['objects'] = new Map()) {
    this.objects = objects
  }

  /** Failures for the next puts, in order; `undefined` lets one succeed. */
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
  /** Open multipart uploads, with their parts. */
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
    return success({ key: start.key, multipartId: this.#begin(start) })
  }
  #begin(start: MultipartStart): string {
    this.#begun += 1
    const multipartId = `multipart-${this.#begun}`
    this.open.set(multipartId, { start, parts: new Map(), begunAt: this.now() })
    return multipartId
  }
  /** As an earlier run has begun to send an image in parts. Returns the id. */
  begin(key: string, uploadId = ''): string {
    const { signal } = new AbortController()
    return this.#begin({ key, uploadId, contentType: 'image/png', cacheControl: '', signal })
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
    const etag = `${end.etags.length}-parts`
    this.objects.set(end.key, { uploadId: open.start.uploadId, sizeBytes, etag })
    return success({ etag })
  }
  async abortMultipart(
    open: OpenMultipart,
    _signal?: AbortSignal,
  ): ReturnType<ObjectStore['abortMultipart']> {
    this.open.delete(open.multipartId)
    return success({ answer: null, evidence: nothingSaid })
  }
  async findMultiparts(key: string): ReturnType<ObjectStore['findMultiparts']> {
    const answer = [...this.open].flatMap(([multipartId, { start, begunAt }]) =>
      start.key === key ? [{ key, multipartId, ageMilliseconds: this.now() - begunAt }] : [],
    )
    return success({ answer, evidence: nothingSaid })
  }
  async hasParts({ multipartId }: OpenMultipart): ReturnType<ObjectStore['hasParts']> {
    return success({ answer: (this.open.get(multipartId)?.parts.size ?? 0) > 0, evidence: nothingSaid })
  }
  async head(key: string, _signal?: AbortSignal): ReturnType<ObjectStore['head']> {
    const object = this.objects.get(key)
    const answer = object && { etag: `etag-${key}`, ...object, contentType: 'image/png' }
    return success({ answer, evidence: nothingSaid })
  }
  headBeforePut: ObjectStore['headBeforePut'] = (key) => this.head(key)
  async putBytes(): ReturnType<ObjectStore['putBytes']> {
    return success({ answer: '', evidence: nothingSaid })
  }
  readBytes: ObjectStore['readBytes'] = async () =>
    success({ answer: new Uint8Array(), evidence: nothingSaid })
  /** When the links made now expire. */
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
    return success({ answer: null, evidence: nothingSaid })
  }
  async testAccess(): ReturnType<ObjectStore['testAccess']> {
    return success({ answer: null, evidence: nothingSaid })
  }
  async ownBuckets(): ReturnType<ObjectStore['ownBuckets']> {
    return success({ answer: { names: [], isComplete: true }, evidence: nothingSaid })
  }
  clockError: ObjectStore['clockError'] = () => 0
  /** Answers for the next deletions of several keys, by key; all other keys are deleted. */
  readonly removals = new Map<string, Removal>()

  async copy({ from, to }: CopyRequest): ReturnType<ObjectStore['copy']> {
    const object = this.objects.get(from)
    if (object !== undefined) this.objects.set(to, object)
    return success({ etag: `etag-${to}` })
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
    return success({ answer: { objects, next }, evidence: nothingSaid })
  }
  async bucketRegion(): ReturnType<ObjectStore['bucketRegion']> {
    return success({ answer: '', evidence: nothingSaid })
  }
  dispose(): void {
    return undefined
  }
}
