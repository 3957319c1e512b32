import type { BorrowedSource, CredentialsLender } from '../../core/credentials/lender'
import { lendingFailure, missingProfile } from '../../core/credentials/lending-failure'
import { borrowableProfiles } from '../../core/credentials/profiles'
import { problem, success } from '../../shared/result'
import type { ProxyOf } from '../s3/agents'
import { type AwsPlace, readProfileFiles } from './profile-files'

/** The environment may do no more than name a profile. */
function namedBy(env: AwsPlace['env'], source: BorrowedSource): BorrowedSource {
  const { AWS_ACCESS_KEY_ID = '', AWS_PROFILE = '' } = env
  const isNamed = source.kind === 'environment' && AWS_ACCESS_KEY_ID === '' && AWS_PROFILE !== ''
  return isNamed ? { kind: 'profile', name: AWS_PROFILE } : source
}

/** Lends what `~/.aws` and the environment hold. The SDK is loaded when it is first asked. */
export function createCredentialsLender(place: AwsPlace, proxyOf: ProxyOf): CredentialsLender {
  return {
    async lend(asked) {
      const source = namedBy(place.env, asked)
      try {
        if (source.kind === 'profile' && !(await readProfileFiles(place)).has(source.name)) {
          return problem(missingProfile(source.name))
        }
        const { borrow } = await import('./borrow')
        return success(await borrow(source, place.env, proxyOf))
      } catch (error) {
        return problem(lendingFailure(error, source))
      }
    },
    async offer() {
      const has = (name: string): boolean => (place.env[name] ?? '') !== ''
      return {
        profiles: borrowableProfiles(await readProfileFiles(place)),
        environment: has('AWS_ACCESS_KEY_ID') && has('AWS_SECRET_ACCESS_KEY'),
      }
    },
  }
}
