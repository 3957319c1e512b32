import type {
  BorrowedSource,
  CredentialsLender,
  LentCredentials,
  LoanSource,
} from '../../core/credentials/lender'
import { configuredEndpoint } from '../../core/credentials/configured-endpoint'
import { lendingFailure, missingProfile } from '../../core/credentials/lending-failure'
import { borrowableProfiles, type Profile } from '../../core/credentials/profiles'
import { errorCode } from '../../core/error-code'
import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { ProxyOf } from '../s3/connection/agents'
import { configuredSts } from './configured-sts'
import { type AwsEnvironment, readProfileFiles } from './profile-files'

/** The environment may only name a profile. */
function namedBy(env: AwsEnvironment['env'], source: BorrowedSource): BorrowedSource {
  const { AWS_ACCESS_KEY_ID = '', AWS_PROFILE = '' } = env
  const isNamed = source.kind === 'environment' && AWS_ACCESS_KEY_ID === '' && AWS_PROFILE !== ''
  return isNamed ? { kind: 'profile', name: AWS_PROFILE } : source
}

/** Lends credentials from `~/.aws` and the environment. The SDK is loaded when first needed. */
export function createCredentialsLender(environment: AwsEnvironment, proxyOf: ProxyOf): CredentialsLender {
  return {
    async lend(asked, code) {
      if (asked.kind !== 'session') return lendBorrowed(asked, code)
      const { base } = asked
      // The MFA code is for the session itself, not for the credentials that start it.
      const owned = base.kind === 'keys' ? success(base) : await lendBorrowed(base, '')
      if (!owned.ok) return owned
      const { startSession } = await import('./start-session')
      const authorityFile = await authorityFileOf(asked)
      return startSession(asked, owned.value, code, { env: environment.env, proxyOf, authorityFile })
    },
    authorityFileOf,
    async endpointOf(asked) {
      const source = namedBy(environment.env, asked)
      const profiles = await readProfileFiles(environment)
      return configuredEndpoint(
        environment.env,
        source.kind === 'profile' ? profiles.get(source.name) : undefined,
      )
    },
    async offer() {
      const has = (name: string): boolean => (environment.env[name] ?? '') !== ''
      return {
        profiles: borrowableProfiles(await readProfileFiles(environment)),
        environment: has('AWS_ACCESS_KEY_ID') && has('AWS_SECRET_ACCESS_KEY'),
      }
    },
  }

  /** The first of the variable and the setting of the profile, if any, that is set. */
  function named(profile: Profile | undefined, variable: string, setting: string): string {
    const set = [environment.env[variable], profile?.get(setting)]
    return set.find((one) => one !== undefined && one !== '') ?? ''
  }

  async function authorityFileOf(asked: LoanSource | undefined): Promise<string> {
    const base = asked?.kind === 'session' ? asked.base : asked
    const source = base === undefined || base.kind === 'keys' ? undefined : namedBy(environment.env, base)
    const profile =
      source === undefined
        ? undefined
        : (await readProfileFiles(environment)).get(source.kind === 'profile' ? source.name : 'default')
    return authorityFileIn(profile)
  }

  function authorityFileIn(profile: Profile | undefined): string {
    return named(profile, 'AWS_CA_BUNDLE', 'ca_bundle')
  }

  async function lendBorrowed(
    asked: BorrowedSource,
    code: string,
  ): Promise<Result<LentCredentials, Failure>> {
    const source = namedBy(environment.env, asked)
    const profiles = await readProfileFiles(environment)
    try {
      const name = source.kind === 'profile' ? source.name : 'default'
      const profile = profiles.get(name)
      if (source.kind === 'profile' && profile === undefined) return problem(missingProfile(name))
      const { borrow } = await import('./borrow')
      const region = named(profile, 'AWS_REGION', 'region') || 'us-east-1'
      const authorityFile = authorityFileIn(profile)
      return success(await borrow(source, { ...environment, proxyOf, code, region, authorityFile }))
    } catch (error) {
      const sts = configuredSts(environment.env)
      const isAboutAddress = !sts.ok && errorCode(error) === 'ERR_INVALID_URL'
      return isAboutAddress ? sts : problem(lendingFailure(error, source, { profiles, env: environment.env }))
    }
  }
}
