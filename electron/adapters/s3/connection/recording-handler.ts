import { Readable } from 'node:stream'
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler'
import type { ServerAnswer } from '../../../core/doctor/server-answer'
import { aborted } from '../../../core/aborted'
import type { Agents } from './agents'
import { boundedBody } from '../body/bounded-body'
import { holdUntilContinue } from '../body/held-body'
import { answerOf, claimsPage } from '../server-answer'

type HandleParameters = Parameters<NodeHttpHandler['handle']>
type Handled = Awaited<ReturnType<NodeHttpHandler['handle']>>

/** An error body is a few hundred bytes; a web page in its place need not be read completely. */
const maxErrorBytes = 64 * 1024

/** The status of a server that refuses `Expect: 100-continue`. */
const expectationFailed = 417

/** Smaller bodies are sent without asking first: asking would cost more than it saves. */
const heldBytes = 1024 * 1024

/** Larger bodies are always held back: the extra round trip is nothing compared to sending them. */
const alwaysHeldBytes = 16 * 1024 * 1024

/**
 * Records the server's actual answers before the SDK interprets them: the SDK drops headers, and learns nothing from a
 * body that is not S3's XML.
 */
export class RecordingHandler extends NodeHttpHandler {
  readonly #answers = new WeakMap<object, ServerAnswer>()
  /** Until it turns out that this server ignores `Expect: 100-continue`. */
  #asksForBodies = true
  /** Whether the last body of this size was accepted, so that the next one will be, too. */
  #tookBody = false
  /** Paths of large bodies that broke off: they may have been refused with a message that was lost. */
  readonly #brokenOff = new Set<string>()

  readonly #options: Promise<NodeHttpHandlerOptions>
  readonly #otherAgents: () => Promise<Agents | undefined>

  /**
   * @param options includes the first agents
   * @param otherAgents called before each request; `undefined` if the previous agents are still right
   */
  constructor(options: Promise<NodeHttpHandlerOptions>, otherAgents: () => Promise<Agents | undefined>) {
    super(() => options)
    this.#options = options
    this.#otherAgents = otherAgents
  }

  override async handle(...[request, options]: HandleParameters): Promise<Handled> {
    await this.#followProxy(options?.abortSignal)
    this.#holdLargeBody(request)
    const handled = await this.#handleBody(request, options)
    const { response } = handled
    const { statusCode, headers } = response
    if (statusCode === expectationFailed) this.#asksForBodies = false
    const mayExplain = request.method !== 'HEAD' && (statusCode >= 300 || claimsPage(statusCode, headers))
    const body = mayExplain ? await readSome(response.body) : undefined
    if (body !== undefined) response.body = body
    else if (response.body instanceof Readable) response.body = boundedBody(response.body, headers)
    if (options?.abortSignal !== undefined) {
      this.#answers.set(options.abortSignal, answerOf(statusCode, headers, body))
    }
    return handled
  }

  /** Throws once the signal aborts; agents that arrive later are used by the requests after it. */
  async #followProxy(signal: unknown): Promise<void> {
    const followed = this.#options.then(this.#otherAgents).then((agents) => {
      if (agents === undefined) return
      this.updateHttpClientConfig('httpAgent', agents.httpAgent)
      this.updateHttpClientConfig('httpsAgent', agents.httpsAgent)
    })
    if (!(signal instanceof AbortSignal)) return followed
    await Promise.race([followed, aborted(signal)])
    signal.throwIfAborted()
  }

  /** Records whether a large body is accepted. */
  async #handleBody(...[request, options]: HandleParameters): Promise<Handled> {
    if (lengthOf(request.headers) < heldBytes) return super.handle(request, options)
    try {
      const handled = await super.handle(request, options)
      this.#tookBody = handled.response.statusCode < 300
      this.#brokenOff.delete(request.path)
      return handled
    } catch (error) {
      this.#tookBody = false
      this.#brokenOff.add(request.path)
      throw error
    }
  }

  #holdLargeBody(request: HandleParameters[0]): void {
    const body: unknown = request.body
    const sizeBytes = lengthOf(request.headers)
    if (!this.#asksForBodies || !(body instanceof Readable) || sizeBytes < heldBytes) return
    const wasAccepted = this.#tookBody && !this.#brokenOff.has(request.path)
    if (wasAccepted && sizeBytes <= alwaysHeldBytes) return
    request.headers['expect'] = '100-continue'
    holdUntilContinue(body, () => {
      this.#asksForBodies = false
    })
  }

  /** The answer to the request that was sent with this signal. */
  answerTo(signal: AbortSignal): ServerAnswer | undefined {
    return this.#answers.get(signal)
  }
}

/** The length of the content, without any checksums in its encoding. */
function lengthOf(headers: Readonly<Record<string, string>>): number {
  return Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0)
}

/** As much of a body as arrived; a connection that breaks off within an error's body changes no diagnosis. */
async function readSome(body: unknown): Promise<Uint8Array> {
  if (!(body instanceof Readable)) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) break
      chunks.push(chunk)
      size += chunk.length
      if (size >= maxErrorBytes) break
    }
  } catch {
    // Keeps what came before the connection broke.
  }
  return Buffer.concat(chunks)
}
