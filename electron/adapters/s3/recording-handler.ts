import { Readable } from 'node:stream'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ServerAnswer } from '../../core/doctor/server-answer'
import { answerOf } from './server-answer'

type HandleParameters = Parameters<NodeHttpHandler['handle']>
type Handled = Awaited<ReturnType<NodeHttpHandler['handle']>>

/** An error body is a few hundred bytes; a web page in its place need not be read to its end. */
const maximumErrorBytes = 64 * 1024

/**
 * Keeps what the server really answered, before the SDK makes its own sense of it: the SDK drops
 * headers, and from a body that is not S3's XML it learns nothing.
 */
export class RecordingHandler extends NodeHttpHandler {
  readonly #answers = new WeakMap<object, ServerAnswer>()

  override async handle(...[request, options]: HandleParameters): Promise<Handled> {
    const handled = await super.handle(request, options)
    const { response } = handled
    const isRefusal = response.statusCode >= 300
    const body = isRefusal ? await readSome(response.body) : new Uint8Array()
    if (isRefusal) response.body = body
    if (options?.abortSignal !== undefined) {
      this.#answers.set(options.abortSignal, answerOf(response.statusCode, response.headers, body))
    }
    return handled
  }

  /** The answer to the request that was sent with this signal of its own. */
  answerTo(signal: AbortSignal): ServerAnswer | undefined {
    return this.#answers.get(signal)
  }
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
