import { failure, type Failure } from '../../shared/failures/failure'
import { providerAt } from '../destinations/provider-address'
import { diagnosisOfCode } from './error-codes'
import { diagnosis } from './diagnosis'
import { diagnosisOfNetwork } from './network-errors'
import { type Asked, evidenceOf, hostOf, type ServerAnswer } from './server-answer'
import { diagnosisOfStatus } from './statuses'

/**
 * What is wrong, judged by what the server or the network said.
 *
 * The most specific evidence wins: S3's error code, then the network error, then the bare status and type of
 * the answer. It never names a cause that the evidence does not show.
 */
export function diagnose(answer: ServerAnswer, asked: Asked): Failure {
  const { kind, facts } =
    diagnosisOfCode(answer, asked) ??
    diagnosisOfNetwork(answer, asked) ??
    diagnosisOfStatus(answer) ??
    diagnosis('unexpected')
  const host = hostOf(asked)
  const server = asked.endpoint === '' ? 'AWS' : host
  const { bucket, region } = asked
  const about = { bucket, region, host, server, provider: providerAt(asked.endpoint), status: answer.status }
  const { retryAfterMilliseconds } = answer
  const code = answer.code === '' ? {} : { code: answer.code }
  const retryAfter = retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds }
  return failure(kind, { ...about, ...code, ...retryAfter, ...facts }, evidenceOf(answer))
}
