import { answerOfError } from '../../core/doctor/answer-of-error'
import { diagnose } from '../../core/doctor/diagnose'
import type { PublicAnswer, PublicWeb } from '../../core/store-ports'
import type { Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'
import { answerOf } from '../s3/server-answer'

/** Enough to know that there is something, without fetching it all. */
const firstBytes = 'bytes=0-31'

/** An error of S3 is a few hundred bytes; of a web page in its place the start says as much. */
const longestRefusal = 16 * 1024

/** Follows links as a reader's browser does: no credentials, redirects followed. */
export function createPublicWeb(): PublicWeb {
  return { fetchHead }
}

async function fetchHead(url: string, signal: AbortSignal): Promise<Result<PublicAnswer, Failure>> {
  const startedAt = performance.now()
  try {
    // A presigned link is signed for GET: a HEAD would be refused.
    const headers = { range: firstBytes, accept: 'image/*,*/*;q=0.8' }
    const response = await fetch(url, { signal, headers })
    const milliseconds = Math.round(performance.now() - startedAt)
    const { code, requestId } = await refusalIn(response)
    return success({
      status: response.status,
      code,
      requestId,
      contentType: response.headers.get('content-type') ?? '',
      contentDisposition: response.headers.get('content-disposition') ?? '',
      finalUrl: response.url,
      isFromCache: isFromCache(response.headers),
      ...sizeIn(response),
      milliseconds,
    })
  } catch (error) {
    // `fetch` wraps what the connection died of.
    const cause: unknown = error instanceof Error ? (error.cause ?? error) : error
    const asked = { bucket: '', region: '', endpoint: url, tokenMissing: false, answeredAt: Date.now() }
    return problem(diagnose(answerOfError(cause), asked))
  }
}

async function refusalIn(response: Response): Promise<{ readonly code: string; readonly requestId: string }> {
  const { status } = response
  const headers = Object.fromEntries(response.headers)
  // Of what was answered well the head has come, and the rest is of no use.
  const body = status < 300 ? undefined : await readStart(response)
  await response.body?.cancel()
  const { code, requestId } = answerOf(status, headers, body)
  return { code, requestId }
}

async function readStart(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  while (reader !== undefined && size < longestRefusal) {
    const part: { readonly value?: unknown } = await reader.read()
    if (!(part.value instanceof Uint8Array)) break
    chunks.push(part.value)
    size += part.value.length
  }
  reader?.releaseLock()
  return Buffer.concat(chunks)
}

/** Of the whole object, where it is told. */
function sizeIn({ status, headers }: Response): { readonly sizeBytes?: number } {
  const told =
    status === 206 ? /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] : headers.get('content-length')
  const isCompressed = headers.has('content-encoding')
  return told === undefined || told === null || isCompressed ? {} : { sizeBytes: Number(told) }
}

/** By the headers of CDNs: Age is HTTP's own (RFC 9111), the others are CloudFront's, Fastly's and Cloudflare's. */
function isFromCache(headers: Headers): boolean {
  if (Number(headers.get('age') ?? 0) > 0) return true
  const told = `${headers.get('x-cache') ?? ''} ${headers.get('cf-cache-status') ?? ''}`
  return /\bhit\b/i.test(told)
}
