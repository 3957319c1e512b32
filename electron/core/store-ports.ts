/** The bucket as core needs it; implemented over the AWS SDK in `adapters/s3/`. */
import type { CheckEvidence } from '../shared/check'
import type { AccessList, DestinationFields } from '../shared/destination'
import type { Failure } from '../shared/failure'
import type { TimedLink } from '../shared/link-life'
import type { Result } from '../shared/result'
import type { SourceFile } from './ports'

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
  /** PEM file of a private authority; empty for none. */
  readonly certificateAuthorityFile: string
}

export interface PutRequest {
  readonly key: string
  /** Stored with the object as metadata: by it an object whose answer was lost is known as ours. */
  readonly uploadId: string
  readonly source: SourceFile
  /** The source's bytes, where they are in memory already; they have its `sha256`. */
  readonly bytes?: Uint8Array | undefined
  readonly contentType: string
  readonly cacheControl: string
  /** Absent sends none. A bucket that takes none gets the object without. */
  readonly accessList?: AccessList
  /** Lower-case hexadecimal SHA-256 of the file: the server refuses bytes that do not match it. */
  readonly sha256: string
  /** Refuse, with `key-exists`, to overwrite an object. */
  readonly onlyIfFree: boolean
  /** Refuse, with `key-exists`, to overwrite another object than the one of this ETag; absent or empty for any. */
  readonly replaces?: string
  /** The server is known to honour `If-None-Match`: there is no need to look at the key first. */
  readonly trustsConditions: boolean
  /** Bytes handed to the connection so far, counted from 0 in each attempt. */
  readonly onProgress: (sentBytes: number) => void
  /** Awaited before so many more bytes are sent. */
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

/** One that the server lists, whoever began it. */
export interface FoundMultipart extends OpenMultipart {
  /** Since it was begun, by the server's own clock. */
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
  /** Counted from 1. */
  readonly partNumber: number
  /** The part's bytes within the file; `end` is the first byte after it. */
  readonly start: number
  readonly end: number
  /** Bytes of this part handed to the connection so far. */
  readonly onProgress: (sentBytes: number) => void
  /** Awaited before so many more bytes are sent. */
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
  /** Which upload put it there; empty if it was none of ours. */
  readonly uploadId: string
}

export interface OwnBuckets {
  readonly names: readonly string[]
  readonly isComplete: boolean
}

/** An object as it is believed to be. */
export interface KnownObject {
  readonly key: string
  /** Without quotes; empty for whatever is there. */
  readonly etag: string
}

/** A copy within one bucket. */
export interface CopyRequest {
  readonly from: string
  readonly to: string
  /** Of the object to be copied; another one is refused. */
  readonly etag: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}

/** What became of one of many objects that were to be deleted. */
export type Removal =
  | { readonly kind: 'removed' }
  /** Another object is there by now; it was left alone. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ListRequest {
  /** What every key begins with; empty for the whole bucket. */
  readonly prefix: string
  /** Where the page before ended; empty for the first. */
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

/** A refusal with what the server said. */
export interface StoreProblem {
  readonly failure: Failure
  readonly evidence: CheckEvidence
}

export type StoreAnswer<Value> = Result<
  { readonly value: Value; readonly evidence: CheckEvidence },
  StoreProblem
>

/** One bucket. Every method ends promptly when its signal aborts. */
export interface ObjectStore {
  put(request: PutRequest): Promise<Result<PutAnswer, Failure>>
  startMultipart(start: MultipartStart): Promise<Result<OpenMultipart, Failure>>
  putPart(part: PartRequest): Promise<Result<PutAnswer, Failure>>
  completeMultipart(end: MultipartEnd): Promise<Result<PutAnswer, Failure>>
  abortMultipart(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<null>>
  /** Multipart uploads that are open under a key, whoever began them; without those whose age is not told. */
  findMultiparts(key: string, signal: AbortSignal): Promise<StoreAnswer<readonly FoundMultipart[]>>
  /** Whether any part of a multipart upload is stored. */
  hasParts(open: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<boolean>>
  /**
   * `undefined` when there is no such object; some servers answer 403 instead, which is a problem. Nothing
   * but the server's own word counts: what a gateway or a proxy does not find is a problem, too.
   */
  head(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>>
  /** As `head`, but takes any 404 for a free key: enough before an upload, which takes no entry away on its word. */
  glance(key: string, signal: AbortSignal): Promise<StoreAnswer<ObjectHead | undefined>>
  /** Answers the version that was stored; empty where the bucket keeps none. */
  putBytes(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    signal: AbortSignal,
  ): Promise<StoreAnswer<string>>
  /** @param mostBytes of a larger object nothing is read: the answer is empty */
  readBytes(key: string, signal: AbortSignal, mostBytes?: number): Promise<StoreAnswer<Uint8Array>>
  /** Makes a link that ends; asks the server nothing. */
  presign(key: string, wantedSeconds: number, signal: AbortSignal): Promise<Result<TimedLink, Failure>>
  /** @param versionId that version for good; else a bucket that keeps versions only hides the object */
  remove(key: string, signal: AbortSignal, versionId?: string): Promise<StoreAnswer<null>>
  /**
   * The smallest question about the bucket whose refusal names its cause: a listing of nothing. Only
   * answers to HEAD are smaller, and those never say why.
   */
  look(signal: AbortSignal): Promise<StoreAnswer<null>>
  /** The buckets of the key's own account, as far as one answer tells them. */
  ownBuckets(signal: AbortSignal): Promise<StoreAnswer<OwnBuckets>>
  /**
   * Deletes many objects with as few requests as the server takes, and answers in their order. One that
   * is not there counts as removed. Only some servers heed the ETag: look at the objects first.
   */
  removeAll(objects: readonly KnownObject[], signal: AbortSignal): Promise<readonly Removal[]>
  /** A page of what the bucket holds, in the order of keys. */
  list(request: ListRequest): Promise<StoreAnswer<ListedObjects>>
  /** At the server; answers the copy's ETag. Look first whether the key is free: only AWS refuses a taken one. */
  copy(request: CopyRequest): Promise<Result<PutAnswer, Failure>>
  /** A signed question about the bucket itself: does it exist, and in which region (empty if untold)? */
  bucketRegion(signal: AbortSignal): Promise<StoreAnswer<string>>
  /**
   * By how much this computer's clock is ahead of the server's (behind: negative), in milliseconds;
   * 0 until a refusal has told. From then on requests are signed with the server's time.
   */
  clockError(): number
  dispose(): void
}

export interface ObjectStores {
  open(target: StoreTarget): ObjectStore
}

/** Fetches a public URL the way a reader's browser would, without credentials. */
export interface PublicWeb {
  fetchHead(url: string, signal: AbortSignal): Promise<Result<PublicAnswer, Failure>>
}

export interface PublicAnswer {
  readonly status: number
  /** S3's error code and request id, where it was S3 that refused; else empty. */
  readonly code: string
  readonly requestId: string
  readonly contentType: string
  readonly contentDisposition: string
  /** Where redirects ended; without any, what was asked for. */
  readonly finalUrl: string
  /** A CDN answered from its own memory. */
  readonly isFromCache: boolean
  /** Of the whole object; absent if untold. */
  readonly sizeBytes?: number
  readonly milliseconds: number
}
