import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { AwsEnvironment } from './profile-files'

/** The server that the environment names for roles and sessions; empty for AWS's own. */
export function configuredSts(env: AwsEnvironment['env']): Result<string, Failure> {
  const { AWS_ENDPOINT_URL_STS: named = '' } = env
  const isAddress = /^https?:/i.test(named) && URL.canParse(named)
  if (named === '' || isAddress) return success(named)
  return problem(failure('wrong-endpoint', { reason: 'stsMalformed', host: named }))
}
