import { HeadObjectCommand } from '@aws-sdk/client-s3'
import { getEndpointFromInstructions } from '@smithy/core/endpoints'
import { extendedEncodeURIComponent, HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Connection } from '../connection/connection'
import type { AnswerHeaders } from '../server-answer'

export interface DirectRequest {
  readonly method: 'HEAD' | 'PUT'
  readonly key: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Readable | Uint8Array
}

/** The address of an object, and how requests to it are signed. */
interface Route {
  readonly url: URL
  readonly signer: SignatureV4
}

/**
 * Requests about single objects that use the SDK's endpoint rules, signer and HTTP handler, but not its middleware,
 * which would take most of the processor time of a small image.
 */
export class DirectRequests {
  readonly #connection: Connection
  readonly #bucket: string
  #route: Promise<Route | undefined> | undefined

  constructor(connection: Connection, bucket: string) {
    this.#connection = connection
    this.#bucket = bucket
  }

  /**
   * Resolves with the headers of a refusal, too; the handler has the answer's status. Undefined, with nothing sent, if
   * the server needs another signature than the usual one, as directory buckets do: that is left to the SDK.
   */
  async send(
    { method, key, headers, body }: DirectRequest,
    options: { readonly abortSignal: AbortSignal },
  ): Promise<AnswerHeaders | undefined> {
    this.#route ??= this.#find(key)
    const route = await this.#route
    if (route === undefined) return undefined
    const { url, signer } = route
    const { client, handler } = this.#connection
    const request = new HttpRequest({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: `${url.pathname.replace(/\/$/, '')}/${key.split('/').map(extendedEncodeURIComponent).join('/')}`,
      headers: { host: url.host, 'user-agent': 'Ollim', ...headers },
      body,
    })
    const signingDate = new Date(Date.now() + client.config.systemClockOffset)
    const signed = await signer.sign(request, { signingDate })
    const { response } = await handler.handle(HttpRequest.clone(signed), options)
    const answerBody: unknown = response.body
    if (answerBody instanceof Readable) await readToEnd(answerBody, method)
    return response.headers
  }

  async #find(key: string): Promise<Route | undefined> {
    const { client, identity } = this.#connection
    const object = { Bucket: this.#bucket, Key: key }
    const endpoint = await getEndpointFromInstructions(object, HeadObjectCommand, client.config)
    const [scheme] = endpoint.properties?.authSchemes ?? []
    if (scheme?.name !== 'sigv4') return undefined
    const signer = new SignatureV4({
      credentials: () => Promise.resolve(identity.keys),
      region: scheme.signingRegion,
      service: 's3',
      sha256: client.config.sha256,
      // The path is signed exactly as it is sent.
      uriEscapePath: false,
    })
    return { url: endpoint.url, signer }
  }
}

/**
 * Drains a response, which would occupy its connection if nobody read it. That of a HEAD ends at once and is waited
 * for, so that the next request reuses the connection instead of opening another one.
 */
async function readToEnd(answer: Readable, method: DirectRequest['method']): Promise<void> {
  answer.resume()
  // The headers have arrived, so an error of the connection no longer matters.
  if (method === 'HEAD') await finished(answer).catch(() => undefined)
}
