import { PutObjectCommand } from '@aws-sdk/client-s3'
import { getEndpointFromInstructions } from '@smithy/core/endpoints'
import { extendedEncodeURIComponent, HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import { Readable } from 'node:stream'
import type { Connection } from './connection'
import type { ObjectAttributes } from './object-attributes'
import { asChecksum, signPayload } from './payload-hash'

/** One whole object on its way. */
export interface WholeObject {
  readonly attributes: ObjectAttributes
  readonly body: Readable | Uint8Array
  readonly sizeBytes: number
  /** Lower-case hexadecimal; empty if it is not known. */
  readonly sha256: string
  readonly onlyIfFree: boolean
}

export interface PutObjectAnswer {
  readonly ETag?: string | undefined
}

/** Where a bucket's objects stand, and how requests to it are signed. */
interface Place {
  readonly url: URL
  readonly signer: SignatureV4
}

/** What the SDK calls an attribute, and the header that it stands in. */
const headerNames = [
  ['ContentType', 'content-type'],
  ['CacheControl', 'cache-control'],
] as const satisfies readonly (readonly [keyof ObjectAttributes, string])[]

/**
 * Puts whole objects by the SDK's own rules, signer and HTTP handler, but past its middleware: of all
 * that a small image needs of the processor, that would be the larger part.
 */
export class ObjectPutter {
  readonly #connection: Connection
  readonly #isAws: boolean
  #place: Promise<Place | undefined> | undefined

  constructor(connection: Connection, isAws: boolean) {
    this.#connection = connection
    this.#isAws = isAws
  }

  /** Resolves with a refusal, too: whoever asks the handler for the answer sees its status. */
  async put(object: WholeObject, options: { readonly abortSignal: AbortSignal }): Promise<PutObjectAnswer> {
    this.#place ??= this.#find(object.attributes)
    const place = await this.#place
    if (place === undefined || object.sha256 === '') return this.#putBySdk(object, options)
    const { client, handler } = this.#connection
    const signingDate = new Date(Date.now() + client.config.systemClockOffset)
    const request = await place.signer.sign(this.#requestFor(object, place.url), { signingDate })
    const { response } = await handler.handle(HttpRequest.clone(request), options)
    const body: unknown = response.body
    // An answer that nobody reads would keep its connection.
    if (body instanceof Readable) body.resume()
    return { ETag: response.headers['etag'] }
  }

  /** Undefined where another signature than the usual one is asked for, as by directory buckets. */
  async #find({ Bucket, Key }: ObjectAttributes): Promise<Place | undefined> {
    const { client, identity } = this.#connection
    const endpoint = await getEndpointFromInstructions({ Bucket, Key }, PutObjectCommand, client.config)
    const [scheme] = endpoint.properties?.authSchemes ?? []
    if (scheme?.name !== 'sigv4') return undefined
    const signer = new SignatureV4({
      credentials: () => Promise.resolve(identity.keys),
      region: scheme.signingRegion,
      service: 's3',
      sha256: client.config.sha256,
      // The path is signed as it is sent.
      uriEscapePath: false,
    })
    return { url: endpoint.url, signer }
  }

  #requestFor({ attributes, body, sizeBytes, sha256, onlyIfFree }: WholeObject, url: URL): HttpRequest {
    const key = attributes.Key.split('/').map(extendedEncodeURIComponent).join('/')
    return new HttpRequest({
      method: 'PUT',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: `${url.pathname.replace(/\/$/, '')}/${key}`,
      headers: {
        host: url.host,
        'user-agent': 'Ollim',
        'content-length': String(sizeBytes),
        'x-amz-content-sha256': sha256,
        ...headersOf(attributes),
        ...(onlyIfFree ? { 'if-none-match': '*' } : {}),
        ...(this.#isAws ? { 'x-amz-checksum-sha256': asChecksum(sha256) } : {}),
      },
      body,
    })
  }

  #putBySdk(
    { attributes, body, sizeBytes, sha256, onlyIfFree }: WholeObject,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<PutObjectAnswer> {
    const command = new PutObjectCommand({
      ...attributes,
      Body: body,
      ContentLength: sizeBytes,
      ...(onlyIfFree ? { IfNoneMatch: '*' } : {}),
      ...(this.#isAws && sha256 !== '' ? { ChecksumSHA256: asChecksum(sha256) } : {}),
    })
    if (!this.#isAws && sha256 !== '') signPayload(command, sha256)
    return this.#connection.client.send(command, options)
  }
}

function headersOf({ Metadata, ...attributes }: ObjectAttributes): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, header] of headerNames) {
    const value = attributes[name]
    if (value !== undefined) headers[header] = value
  }
  for (const [name, value] of Object.entries(Metadata)) headers[`x-amz-meta-${name}`] = value
  return headers
}
