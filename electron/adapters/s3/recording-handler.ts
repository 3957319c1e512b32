import { Readable } from 'node:stream'
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler'
import type { ServerAnswer } from '../../core/doctor/server-answer'
import { aborted } from '../../core/aborted'
import type { Agents } from './agents'
import { holdUntilWelcome } from './held-body'
import { answerOf, claimsPage } from './server-answer'

type HandleParameters = Parameters<NodeHttpHandler['handle']>
type Handled = Awaited<ReturnType<NodeHttpHandler['handle']>>

/** An error body is a few hundred bytes; a web page in its place need not be read to its end. */
const maximumErrorBytes = 64 * 1024

/** The server's refusal to be asked first. */
const expectationFailed = 417

/** Smaller bodies are sent without asking first: that would cost more than it saves. */
const heldBytes = 1024 * 1024

/** Larger bodies are always held: the way there and back that a question takes is nothing beside theirs. */
const alwaysHeldBytes = 16 * 1024 * 1024

/**
 * Keeps what the server really answered, before the SDK makes its own sense of it: the SDK drops
 * headers, and from a body that is not S3's XML it learns nothing.
 */
export class RecordingHandler extends NodeHttpHandler {
  readonly #answers = new WeakMap<object, ServerAnswer>()
  /** Until it turns out that this server takes no notice of `Expect: 100-continue`. */
  #asksForBodies = true
  /** Whether the last body that may be held was taken: the next one will be, too. */
  #tookBody = false
  /** Paths of large bodies that broke off: they may have been refused in words that were lost. */
  readonly #brokenOff = new Set<string>()

  readonly #options: Promise<NodeHttpHandlerOptions>
  readonly #otherAgents: () => Promise<Agents | undefined>

  /**
   * @param options with the first agents
   * @param otherAgents asked before each request; `undefined` where those of before serve
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
    const isTelling = request.method !== 'HEAD' && (statusCode >= 300 || claimsPage(statusCode, headers))
    const body = isTelling ? await readSome(response.body) : undefined
    if (body !== undefined) response.body = body
    if (options?.abortSignal !== undefined) {
      this.#answers.set(options.abortSignal, answerOf(statusCode, headers, body))
    }
    return handled
  }

  /** Throws once the signal aborts; what is answered later serves the requests after it. */
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

  /** Notes whether a large body is taken. */
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
    const isWelcome = this.#tookBody && !this.#brokenOff.has(request.path)
    if (isWelcome && sizeBytes <= alwaysHeldBytes) return
    request.headers['expect'] = '100-continue'
    holdUntilWelcome(body, () => {
      this.#asksForBodies = false
    })
  }

  /** The answer to the request that was sent with this signal of its own. */
  answerTo(signal: AbortSignal): ServerAnswer | undefined {
    return this.#answers.get(signal)
  }
}

/** The length of what is uploaded, whether or not checksums are woven into it. */
function lengthOf(headers: Readonly<Record<string, string>>): number {
  return Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0)
}

/** As much of a body as came; a connection that breaks off in an error's body changes no diagnosis. */
async function readSome(body: unknown): Promise<Uint8Array> {
  if (!(body instanceof Readable)) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) break
      chunks.push(chunk)
      size += chunk.length
      if (size >= maximumErrorBytes) break
    }
  } catch {
    // What came before the break is kept.
  }
  return Buffer.concat(chunks)
}
