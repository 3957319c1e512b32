import { answerOfError } from '../../core/doctor/answer-of-error'
import { diagnose } from '../../core/doctor/diagnose'
import { aboutNoBucket } from '../../core/doctor/server-answer'
import { type Failure, failure } from '../../shared/failures/failure'
import { shownAddress } from '../../shared/uploads/web-address'

/** Why a fetch failed, by the error that was thrown. */
export function failureOfError(error: unknown, address: string): Failure {
  const { kind, detail } = diagnose(answerOfError(error), aboutNoBucket(address, Date.now()))
  const facts = { address: shownAddress(address), reason: 'address' }
  switch (kind) {
    case 'offline':
    case 'timeout':
    case 'tls':
      return failure(kind, facts, detail)
    default:
      return failure('server-error', facts, detail)
  }
}

/** Why an answer cannot contain an image, by its status; `undefined` if it may. */
export function failureOfStatus(status: number, address: string): Failure | undefined {
  if (status >= 200 && status < 300) return undefined
  const facts = { address: shownAddress(address), status }
  const detail = `HTTP ${status}`
  if (status === 407) {
    return failure('wrong-endpoint', { host: new URL(address).host, reason: 'proxyPassword' }, detail)
  }
  if (status === 404 || status === 410) {
    return failure('file-unreadable', { ...facts, reason: 'addressMissing' }, detail)
  }
  // The second one is what Node's servers say.
  if (status === 414 || status === 431) {
    return failure('file-unreadable', { ...facts, reason: 'addressTooLong' }, detail)
  }
  if (status === 429 || status >= 500) return failure('server-error', { ...facts, reason: 'address' }, detail)
  return failure('file-unreadable', { ...facts, reason: 'addressRefused' }, detail)
}
