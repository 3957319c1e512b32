import type { CheckOutcome } from '../../shared/check'
import { failure, type Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import type { PublicAnswer } from '../store-ports'
import { probeContentType } from './probe'

/** Whether a reader who follows the link gets the image. */
export function judgeLink(url: string, fetched: Result<PublicAnswer, Failure>): CheckOutcome {
  const address = withoutQuery(url)
  const host = URL.canParse(url) ? new URL(url).host : url
  if (!fetched.ok) {
    return { status: 'failed', failure: fetched.problem, evidence: { status: 0, code: '', requestId: '' } }
  }
  const { status, contentType, contentDisposition } = fetched.value
  const evidence = { status, code: '', requestId: '' }
  const failed = (kind: Failure['kind'], reason: string): CheckOutcome => ({
    status: 'failed',
    failure: failure(kind, { reason, url: address, host, status }, `GET ${address} · HTTP ${status}`),
    evidence,
  })
  const passed = (note: string): CheckOutcome => ({
    status: 'passed',
    note,
    facts: { url: address, host },
    evidence,
  })
  if (status === 401 || status === 403) return failed('access-denied', 'linkPrivate')
  if (status === 404) return failed('wrong-endpoint', 'linkElsewhere')
  if (status >= 500) return failed('server-error', 'link')
  if (status < 200 || status >= 300) return failed('wrong-endpoint', 'link')
  if (contentType.startsWith('text/html')) return failed('wrong-endpoint', 'linkPage')
  if (contentDisposition.toLowerCase().startsWith('attachment')) return passed('downloads')
  return passed(contentType === probeContentType ? 'opened' : 'openedAsOther')
}

/** The query of a presigned link is as good as a key. */
function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url
}
