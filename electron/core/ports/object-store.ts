/** Buckets as core needs them; implemented over the AWS SDK in `adapters/s3/`. */
import type { CheckEvidence } from '../../shared/destinations/check'
import type { AccessList, DestinationFields } from '../../shared/destinations/destination'
import type { Failure } from '../../shared/failures/failure'
import type { TimedLink } from '../../shared/links/link-life'
import type { Result } from '../../shared/result'
import type { SourceFile } from './files'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Empty for long-lived keys. */
  readonly sessionToken: string
  /** When they end, in milliseconds since the epoch; absent or 0 if unknown or never. */
  readonly expiresAt?: number
}

/** Everything needed to talk to one bucket. */
export interface StoreTarget extends DestinationFields {
  readonly id: string
  readonly credentials: Credentials
  /** The PEM file of a private certificate authority; empty for none. */
  readonly certificateAuthorityFile: string
}

export interface PutRequest {
  readonly key: string
  /** Stored with the object as metadata, so that an object whose answer was lost is recognised as ours. */
  readonly uploadId: string
  readonly source: SourceFile
  /** The source's bytes, if they are in memory already; their hash is `sha256`. */
  readonly bytes?: Uint8Array | undefined
  readonly contentType: string
  readonly cacheControl: string
  /** If absent, none is sent. A bucket that accepts no ACLs gets the object without one. */
  readonly accessList?: AccessList
  /** Lower-case hexadecimal SHA-256 of the file: the server refuses bytes that do not match it. */
  readonly sha256: string
  /** Refuse with `key-exists` if the key is taken. */
  readonly onlyIfFree: boolean
  /** Whether an earlier upload has the key, for a server that does not let us look. */
  readonly isKnownAsTaken?: () => boolean
  /** Refuse with `key-exists` if the object there has another ETag than this; absent or empty for any. */
  readonly replaces?: string
  /** Whether the server is known to honour `If-None-Match`, and there is no need to look at the key first. */
  readonly trustsConditions: boolean
  /** Bytes handed to the connection so far, counted from 0 in each attempt. */
  readonly onProgress: (sentBytes: number) => void
  /** Awaited before this many more bytes are sent. */
  readonly pace: (bytes: number) => Promise<void>
  readonly signal: AbortSignal
}

export interface PutAnswer {
  readonly etag: string
}

/** A multipart upload that is open at the server. */
export interface OpenMultipart {
  readonly key: string
  /** The server's `UploadId`. */
  readonly multipartId: string
}

/** One of the server's list, whoever started it. */
export interface FoundMultipart extends OpenMultipart {
  /** Time since it was started, by the server's own clock. */
  readonly ageMilliseconds: number
}

export interface MultipartStart {
  readonly key: string
  readonly uploadId: string
  readonly contentType: string
  readonly cacheControl: string
  readonly accessList?: AccessList
  readonly signal: AbortSignal
}

export interface PartRequest extends OpenMultipart {
  readonly source: SourceFile
  /** Counts from 1. */
  readonly partNumber: number
  /** The part's bytes within the file; `end` is the first byte after it. */
  readonly start: number
  readonly end: number
  /** Bytes of this part handed to the connection so far. */
  readonly onProgress: (sentBytes: number) => void
  /** Awaited before this many more bytes are sent. */
  readonly pace: (bytes: number) => Promise<void>
  readonly signal: AbortSignal
}

export interface MultipartEnd extends OpenMultipart {
  /** In the order of their numbers. */
  readonly etags: readonly string[]
  readonly onlyIfFree: boolean
  readonly signal: AbortSignal
}

export interface ObjectHead {
  readonly sizeBytes: number
  readonly etag: string
  readonly contentType: string
  /** The upload that stored it; empty if it was none of ours. */
  readonly uploadId: string
}

export interface OwnBuckets {
  readonly names: readonly string[]
  readonly isComplete: boolean
}

/** An object as we believe it to be. */
export interface KnownObject {
  readonly key: string
  /** Without quotes; empty for any object. */
  readonly etag: string
}

/** A copy within one bucket. */
export interface CopyRequest {
  readonly from: string
  readonly to: string
  /** Of the object to copy; if another object is there, the copy is refused. */
  readonly etag: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}

/** The result for one of many objects that were to be deleted. */
export type Removal =
  | { readonly kind: 'removed' }
  /** Another object is there now, and was left alone. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ListRequest {
  /** The beginning of all keys to list; empty for the whole bucket. */
  readonly prefix: string
  /** Where the previous page ended; empty for the first page. */
  readonly continuation: string
  readonly signal: AbortSignal
}

export interface ListedObject {
  readonly key: string
  readonly sizeBytes: number
  readonly etag: string
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number
}

export interface ListedObjects {
  readonly objects: readonly ListedObject[]
  /** For the next page; empty after the last. */
  readonly next: string
}

/** A refusal, and what the server said. */
export interface StoreProblem {
  readonly failure: Failure
  readonly evidence: CheckEvidence
}

export type StoreAnswer<Value> = Result<
  { readonly answer: Value; readonly evidence: CheckEvidence },
  StoreProblem
>

/** One bucket. Every method ends promptly when its signal aborts. */
export interface ObjectStore {
  put(request: PutRequest): Promise<Result<PutAnswer, Failure>>
  startMultipart(start: MultipartStart): Promise<Result<OpenMultipart, Failure>>
  putPart(part: PartRequest): Promise<Result<PutAnswer, Failure>>
  completeMultipart(end: MultipartEnd): Promise<Result<PutAnswer, Failure>>
  abortMultipart(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<null>>
  /** Multipart uploads that are open under a key, whoever started them, except those whose age is unknown. */
  findMultiparts(key: string, signal: AbortSignal): Promise<StoreAnswer<readonly FoundMultipart[]>>
  /** Whether any part of a multipart upload is stored. */
  hasParts(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<boolean>>
  /**
   * `undefined` if there is no such object; some servers answer 403 instead, which is a problem. Only the server's own
   * word counts: a 404 of a gateway or a proxy is a problem, too.
   */
  head(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>>
  /** As `head`, but takes any 404 for a free key: good enough before an upload, which deletes nothing because of it. */
  headBeforePut(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>>
  /** Returns the version that was stored; empty if the bucket keeps none. */
  putBytes(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    signal: AbortSignal,
  ): Promise<StoreAnswer<string>>
  /** @param maxBytes a larger object is not read, and the answer is empty */
  readBytes(key: string, signal: AbortSignal, maxBytes?: number): Promise<StoreAnswer<Uint8Array>>
  /** Makes a link that expires; sends no request. */
  presign(key: string, wantedSeconds: number, signal: AbortSignal): Promise<Result<TimedLink, Failure>>
  /** @param versionId deletes that version for good; without it, a bucket that keeps versions only hides the object */
  remove(key: string, signal: AbortSignal, versionId?: string): Promise<StoreAnswer<null>>
  /**
   * The smallest request to the bucket whose refusal names its cause: listing nothing. Only HEAD requests are
   * smaller, but their refusals never say why.
   */
  testAccess(signal: AbortSignal): Promise<StoreAnswer<null>>
  /** The buckets of the key's own account, as far as a single answer lists them. */
  ownBuckets(signal: AbortSignal): Promise<StoreAnswer<OwnBuckets>>
  /**
   * Deletes many objects in as few requests as the server allows, and answers in their order. A missing object counts
   * as removed. Only some servers check the ETag: look at the objects first.
   */
  removeAll(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]>
  /** One page of the bucket's objects, in key order. */
  list(request: ListRequest): Promise<StoreAnswer<ListedObjects>>
  /** Copies at the server and returns the copy's ETag. Look first whether the key is free: only AWS refuses if not. */
  copy(request: CopyRequest): Promise<Result<PutAnswer, Failure>>
  /** A signed request about the bucket itself: does it exist, and in which region (empty if the answer does not say)? */
  bucketRegion(signal: AbortSignal): Promise<StoreAnswer<string>>
  /**
   * How far this computer's clock is ahead of the server's (negative if behind), in milliseconds; 0 until a refusal
   * has shown it. From then on, requests are signed with the server's time.
   */
  clockError(): number
  dispose(): void
}

export interface ObjectStores {
  open(target: StoreTarget): ObjectStore
}
