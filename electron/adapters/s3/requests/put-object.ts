import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Readable } from 'node:stream'
import type { DirectRequests } from './direct-requests'
import type { ObjectAttributes } from './object-attributes'
import { asChecksum, beforeSigning, payloadSigner } from '../body/payload-hash'

/** A whole object to be uploaded. */
export interface WholeObject {
  readonly attributes: ObjectAttributes
  readonly body: Readable | Uint8Array
  readonly sizeBytes: number
  /** Lower-case hexadecimal; empty if unknown. */
  readonly sha256: string
  /** Base64; empty if it is not required. */
  readonly md5: string
  readonly onlyIfFree: boolean
  /** The ETag, as `If-Match`, of the only object that may be overwritten; empty for any. */
  readonly ifMatch: string
  /** Whether the server is AWS, which accepts the hash as a checksum and stores it with the object. */
  readonly keepsHash: boolean
}

export interface PutObjectAnswer {
  readonly ETag?: string | undefined
}

interface Options {
  readonly abortSignal: AbortSignal
}

/** The SDK's attributes and their headers. */
const headerNames = [
  ['ContentType', 'content-type'],
  ['CacheControl', 'cache-control'],
  ['ACL', 'x-amz-acl'],
] as const satisfies readonly (readonly [keyof ObjectAttributes, string])[]

/** Puts a whole object; through the SDK if it cannot be done directly. */
export async function putObject(
  direct: DirectRequests,
  client: S3Client,
  object: WholeObject,
  options: Options,
): Promise<PutObjectAnswer> {
  const { attributes, body, sha256 } = object
  if (sha256 === '') return putBySdk(client, object, options)
  const request = { method: 'PUT', key: attributes.Key, headers: headersOf(object), body } as const
  const answer = await direct.send(request, options)
  return answer === undefined ? putBySdk(client, object, options) : { ETag: answer['etag'] }
}

function headersOf({ attributes, sizeBytes, sha256, md5, onlyIfFree, ifMatch, keepsHash }: WholeObject) {
  const headers: Record<string, string> = {
    'content-length': String(sizeBytes),
    'x-amz-content-sha256': sha256,
    ...(onlyIfFree ? { 'if-none-match': '*' } : {}),
    ...(md5 === '' ? {} : { 'content-md5': md5 }),
    ...(ifMatch === '' ? {} : { 'if-match': ifMatch }),
    ...(keepsHash ? { 'x-amz-checksum-sha256': asChecksum(sha256) } : {}),
  }
  for (const [name, header] of headerNames) {
    const value = attributes[name]
    if (value !== undefined) headers[header] = value
  }
  for (const [name, value] of Object.entries(attributes.Metadata)) headers[`x-amz-meta-${name}`] = value
  return headers
}

function putBySdk(
  client: S3Client,
  { attributes, body, sizeBytes, sha256, md5, onlyIfFree, ifMatch, keepsHash }: WholeObject,
  options: Options,
): Promise<PutObjectAnswer> {
  const command = new PutObjectCommand({
    ...attributes,
    Body: body,
    ContentLength: sizeBytes,
    ...(onlyIfFree ? { IfNoneMatch: '*' } : {}),
    ...(md5 === '' ? {} : { ContentMD5: md5 }),
    ...(ifMatch === '' ? {} : { IfMatch: ifMatch }),
    ...(keepsHash && sha256 !== '' ? { ChecksumSHA256: asChecksum(sha256) } : {}),
  })
  if (!keepsHash && sha256 !== '') command.middlewareStack.add(payloadSigner(sha256), beforeSigning)
  return client.send(command, options)
}
