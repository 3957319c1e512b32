import { answerOfError } from '../../core/doctor/answer-of-error'
import { diagnose } from '../../core/doctor/diagnose'
import type { PublicAnswer, PublicWeb } from '../../core/store-ports'
import type { Failure } from '../../shared/failure'
import { problem, type Result, success } from '../../shared/result'

/** Follows links as a reader's browser does: no credentials, redirects followed. */
export function createPublicWeb(): PublicWeb {
  return { fetchHead }
}

async function fetchHead(url: string, signal: AbortSignal): Promise<Result<PublicAnswer, Failure>> {
  const startedAt = performance.now()
  try {
    const response = await fetch(url, { signal })
    const { status, headers } = response
    // The head has come; the rest is of no use.
    await response.body?.cancel()
    return success({
      status,
      contentType: headers.get('content-type') ?? '',
      contentDisposition: headers.get('content-disposition') ?? '',
      milliseconds: Math.round(performance.now() - startedAt),
    })
  } catch (error) {
    // `fetch` wraps what the connection died of.
    const cause: unknown = error instanceof Error ? (error.cause ?? error) : error
    const asked = { bucket: '', region: '', endpoint: url, tokenMissing: false, answeredAt: Date.now() }
    return problem(diagnose(answerOfError(cause), asked))
  }
}
