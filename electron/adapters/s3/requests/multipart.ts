import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type {
  FoundMultipart,
  MultipartEnd,
  MultipartStart,
  OpenMultipart,
  PartRequest,
  PutAnswer,
  StoreAnswer,
} from '../../../core/ports/object-store'
import type { AccessList } from '../../../shared/destinations/destination'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, type Result, success } from '../../../shared/result'
import type { BucketOptions } from './bucket-options'
import type { Calls } from './calls'
import type { DigestName } from '../body/digests'
import { accessListOf, etagOf, objectAttributes } from './object-attributes'
import { beforeSigning, payloadSigner } from '../body/payload-hash'

/** The attributes of an object when its upload in parts starts, in the SDK's names. */
type MultipartAttributes = CreateMultipartUploadCommandInput & { readonly Key: string }

export interface MultipartsNeeds {
  readonly calls: Calls
  readonly bucketOptions: BucketOptions
  readonly bucket: string
  readonly isAws: boolean
}

/** The multipart uploads of one bucket. */
export class Multiparts {
  readonly #needs: MultipartsNeeds

  constructor(needs: MultipartsNeeds) {
    this.#needs = needs
  }

  /** Starts one for an upload, whose parts are then sent from here. */
  start({ accessList = 'none', ...start }: MultipartStart): Promise<Result<OpenMultipart, Failure>> {
    const { bucket, isAws } = this.#needs
    const attributes: MultipartAttributes = {
      ...objectAttributes(bucket, start),
      // The SDK adds a CRC-32 to each part; with a checksum of the full object, completing does not need them.
      ...(isAws ? { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' } : {}),
    }
    return this.open(attributes, accessList, start.signal)
  }

  /**
   * Starts one for any object.
   *
   * @param attributes of the future object, without its ACL
   */
  async open(
    attributes: MultipartAttributes,
    accessList: AccessList,
    signal: AbortSignal,
  ): Promise<Result<OpenMultipart, Failure>> {
    const { calls, bucketOptions } = this.#needs
    const requestOptions = bucketOptions.forRequest({ accessList })
    const answer = await calls.ask(
      'CreateMultipartUpload',
      signal,
      (client, options) => {
        const acl = accessListOf(requestOptions.renew().accessList)
        const command = new CreateMultipartUploadCommand({ ...attributes, ...acl })
        return client.send(command, options)
      },
      requestOptions.adapt,
    )
    if (!answer.ok) return problem(answer.problem.failure)
    const multipartId = answer.value.answer.UploadId ?? ''
    if (multipartId === '') return problem(failure('unexpected', { reason: 'notSupported' }, 'no UploadId'))
    return success({ key: attributes.Key, multipartId })
  }

  /** On AWS the SDK adds a CRC-32 to each part; elsewhere a part is signed with its hash, like whole objects. */
  async putPart(part: PartRequest): Promise<Result<PutAnswer, Failure>> {
    const { calls, bucketOptions, bucket, isAws } = this.#needs
    const digests: readonly DigestName[] = isAws ? [] : ['sha256']
    const requestOptions = bucketOptions.forRequest({})
    const answer = await calls.sendFile(
      'UploadPart',
      part,
      async () => success(requestOptions.renew().digest ? [...digests, 'md5'] : digests),
      async (client, body, options, { sha256, md5 }) => {
        const command = new UploadPartCommand({
          Bucket: bucket,
          Key: part.key,
          UploadId: part.multipartId,
          PartNumber: part.partNumber,
          Body: body,
          ContentLength: part.end - part.start,
          ...(md5 !== '' && { ContentMD5: md5 }),
        })
        if (sha256 !== '') command.middlewareStack.add(payloadSigner(sha256), beforeSigning)
        return etagOf(await client.send(command, options))
      },
      requestOptions.adapt,
    )
    return answer.ok ? success({ etag: answer.value }) : answer
  }

  async complete(end: MultipartEnd): Promise<Result<PutAnswer, Failure>> {
    const { calls, bucketOptions, bucket } = this.#needs
    const { key, multipartId, etags, onlyIfFree, signal } = end
    const parts = etags.map((etag, index) => ({ ETag: `"${etag}"`, PartNumber: index + 1 }))
    const requestOptions = bucketOptions.forRequest({ onlyIfFree })
    const answer = await calls.ask(
      'CompleteMultipartUpload',
      signal,
      async (client, options) => {
        const command = new CompleteMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          UploadId: multipartId,
          MultipartUpload: { Parts: parts },
          ...(requestOptions.renew().onlyIfFree ? { IfNoneMatch: '*' } : {}),
        })
        return etagOf(await client.send(command, options))
      },
      requestOptions.adapt,
    )
    return answer.ok ? success({ etag: answer.value.answer }) : problem(answer.problem.failure)
  }

  /** A multipart upload that the server no longer knows counts as aborted. */
  async abort({ key, multipartId }: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<null>> {
    const { calls, bucket } = this.#needs
    const command = new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: multipartId })
    const answer = await calls.ask('AbortMultipartUpload', signal, (client, options) =>
      client.send(command, options),
    )
    if (answer.ok) return success({ ...answer.value, answer: null })
    const { evidence } = answer.problem
    return evidence.code === 'NoSuchUpload' ? success({ answer: null, evidence }) : answer
  }

  /**
   * The open multipart uploads of a key, with their age by the server's clock. Only a single page is read: there are
   * never a thousand of them under one key.
   */
  async find(key: string, signal: AbortSignal): Promise<StoreAnswer<readonly FoundMultipart[]>> {
    const { calls, bucket } = this.#needs
    const command = new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key })
    const answer = await calls.ask('ListMultipartUploads', signal, (client, options) =>
      client.send(command, options),
    )
    if (!answer.ok) return answer
    const { answer: value, evidence, serverTime } = answer.value
    const found = (value.Uploads ?? []).flatMap(({ Key, UploadId, Initiated }) => {
      // The prefix also matches longer keys.
      if (Key !== key || UploadId === undefined) return []
      if (Initiated === undefined || serverTime === undefined) return []
      return { key, multipartId: UploadId, ageMilliseconds: serverTime - Initiated.getTime() }
    })
    return success({ answer: found, evidence })
  }

  /** Whether the server has stored any of its parts. */
  hasParts({ key, multipartId }: OpenMultipart, signal: AbortSignal): Promise<StoreAnswer<boolean>> {
    const { calls, bucket } = this.#needs
    const command = new ListPartsCommand({ Bucket: bucket, Key: key, UploadId: multipartId, MaxParts: 1 })
    return calls.ask('ListParts', signal, async (client, options) => {
      const { Parts = [] } = await client.send(command, options)
      return Parts.length > 0
    })
  }
}
