import type { Log } from '../../core/ports/log'
import type {
  CopyRequest,
  KnownObject,
  ListRequest,
  MultipartEnd,
  MultipartStart,
  ObjectStore,
  ObjectStores,
  OpenMultipart,
  PartRequest,
  PutRequest,
  Removal,
  StoreAnswer,
} from '../../core/ports/object-store'
import { noEvidence } from '../../shared/destinations/check'
import type { Failure } from '../../shared/failures/failure'
import { problem, type Result } from '../../shared/result'
import type { ProxyOf } from './connection/agents'
import type { ConnectionTimeouts } from './connection/connection'
import type { Loans } from './connection/identity'
import { noSystemProxy } from './connection/no-system-proxy'

/**
 * Connecting: systems ask again after 1, 3 and 7 seconds, so an answer to the last is not missed, and the queue's next
 * trial begins soon after. Idle: on a slow line, the system's own buffers can take half a minute to drain unnoticed.
 */
const usualTimeouts: ConnectionTimeouts = { connectMilliseconds: 8_000, idleMilliseconds: 45_000 }

/** Opens S3 buckets. The SDK takes a quarter of a second to load, so the first request loads it, not the start. */
export function createObjectStores({
  log,
  timeouts = usualTimeouts,
  proxyOf = noSystemProxy,
  loans,
  onAccessListRefused = () => undefined,
}: {
  log: Log
  timeouts?: ConnectionTimeouts
  /** The system's proxy; one from the environment takes precedence. */
  proxyOf?: ProxyOf
  /** Only for destinations that borrow their credentials. */
  loans?: Loans
  /** Called when a destination's bucket accepts no ACLs; uploads continue without. */
  onAccessListRefused?: (destinationId: string) => void
}): ObjectStores {
  return {
    open: (target) =>
      new LazyObjectStore(() =>
        import('./bucket').then(({ openBucket }) =>
          openBucket(target, {
            timeouts,
            proxyOf,
            loans,
            log,
            onAccessListRefused: () => onAccessListRefused(target.id),
          }),
        ),
      ),
  }
}

/** Loads the SDK and opens the bucket with the first request, then forwards everything to it. */
class LazyObjectStore implements ObjectStore {
  readonly #load: () => Promise<Result<ObjectStore, Failure>>
  #opening: Promise<Result<ObjectStore, Failure>> | undefined
  #opened: ObjectStore | undefined

  constructor(load: () => Promise<Result<ObjectStore, Failure>>) {
    this.#load = load
  }

  put(request: PutRequest) {
    return this.#send((store) => store.put(request))
  }

  startMultipart(start: MultipartStart) {
    return this.#send((store) => store.startMultipart(start))
  }

  putPart(part: PartRequest) {
    return this.#send((store) => store.putPart(part))
  }

  completeMultipart(end: MultipartEnd) {
    return this.#send((store) => store.completeMultipart(end))
  }

  abortMultipart(open: OpenMultipart, signal: AbortSignal) {
    return this.#ask((store) => store.abortMultipart(open, signal))
  }

  findMultiparts(key: string, signal: AbortSignal) {
    return this.#ask((store) => store.findMultiparts(key, signal))
  }

  hasParts(open: OpenMultipart, signal: AbortSignal) {
    return this.#ask((store) => store.hasParts(open, signal))
  }

  head(key: string, signal: AbortSignal) {
    return this.#ask((store) => store.head(key, signal))
  }

  headBeforePut(key: string, signal: AbortSignal) {
    return this.#ask((store) => store.headBeforePut(key, signal))
  }

  putBytes(key: string, bytes: Uint8Array, contentType: string, signal: AbortSignal) {
    return this.#ask((store) => store.putBytes(key, bytes, contentType, signal))
  }

  readBytes(key: string, signal: AbortSignal, maxBytes?: number) {
    return this.#ask((store) => store.readBytes(key, signal, maxBytes))
  }

  remove(key: string, signal: AbortSignal, versionId?: string) {
    return this.#ask((store) => store.remove(key, signal, versionId))
  }

  testAccess(signal: AbortSignal) {
    return this.#ask((store) => store.testAccess(signal))
  }

  list(request: ListRequest) {
    return this.#ask((store) => store.list(request))
  }

  ownBuckets(signal: AbortSignal) {
    return this.#ask((store) => store.ownBuckets(signal))
  }

  presign(key: string, wantedSeconds: number, signal: AbortSignal) {
    return this.#send((store) => store.presign(key, wantedSeconds, signal))
  }

  copy(request: CopyRequest) {
    return this.#send((store) => store.copy(request))
  }

  async removeAll(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]> {
    const opened = await this.#open()
    if (opened.ok) return opened.value.removeAll(objects, signal)
    return objects.map(() => ({ kind: 'failed', failure: opened.problem }))
  }

  bucketRegion(signal: AbortSignal) {
    return this.#ask((store) => store.bucketRegion(signal))
  }

  clockError(): number {
    return this.#opened?.clockError() ?? 0
  }

  dispose(): void {
    void this.#opening?.then((opened) => {
      if (opened.ok) opened.value.dispose()
    })
    this.#opening = undefined
  }

  async #send<Value>(
    send: (store: ObjectStore) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> {
    const opened = await this.#open()
    return opened.ok ? send(opened.value) : opened
  }

  async #ask<Value>(ask: (store: ObjectStore) => Promise<StoreAnswer<Value>>): Promise<StoreAnswer<Value>> {
    const opened = await this.#open()
    if (opened.ok) return ask(opened.value)
    return problem({ failure: opened.problem, evidence: noEvidence })
  }

  async #open(): Promise<Result<ObjectStore, Failure>> {
    this.#opening ??= this.#load()
    const opened = await this.#opening
    // A missing authority file may exist next time.
    if (opened.ok) this.#opened = opened.value
    else this.#opening = undefined
    return opened
  }
}
