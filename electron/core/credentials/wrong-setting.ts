import type { Environment } from '../../shared/app/environment'
import type { FailureFacts } from '../../shared/failures/failure'
import type { Profile } from './profiles'

/** What the AWS SDK takes as `credential_source`, in exactly these words. */
const credentialSources = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer']

/** Other servers than AWS may give roles without an account. */
const roleArn = /^arn:[^:]+:iam::[^:]*:role\/./

/**
 * Finds the setting that cannot be right, most often because it points to something that is not there, on the way from this
 * profile to its keys. It looks at profiles and settings in the order of the AWS SDK, which does not say which one it was.
 *
 * @param unreadableFile that the SDK failed to open; empty if none
 * @returns the facts of a failure; `undefined` if nothing is wrong
 */
export function wrongSetting(
  profiles: ReadonlyMap<string, Profile>,
  name: string,
  unreadableFile: string,
  passed: readonly string[] = [],
): FailureFacts | undefined {
  const profile = profiles.get(name)
  if (profile === undefined) return undefined
  const hasKeys = profile.has('aws_access_key_id') && profile.has('aws_secret_access_key')
  if (hasKeys && passed.length > 0) return undefined
  const role = profile.get('role_arn') ?? ''
  const malformed =
    role === '' || roleArn.test(role) ? undefined : { reason: 'roleMalformed', profile: name, role }
  const source = profile.get('source_profile') ?? ''
  const place = profile.get('credential_source') ?? ''
  if (source !== '' && profile.has('role_arn') && place === '') {
    if (!profiles.has(source)) return { reason: 'sourceMissing', profile: name, source }
    if (passed.includes(source)) return undefined
    return wrongSetting(profiles, source, unreadableFile, [...passed, source]) ?? malformed
  }
  if (place !== '' && role !== '') {
    const isKnown = credentialSources.includes(place)
    return isKnown ? malformed : { reason: 'credentialSourceUnknown', profile: name, source: place }
  }
  if (hasKeys) return undefined
  const file = profile.get('web_identity_token_file') ?? ''
  if (file !== '' && file === unreadableFile) return { reason: 'tokenFileUnreadable', profile: name, file }
  const session = profile.get('sso_session') ?? ''
  const isWhole = profile.has('sso_session.sso_start_url') && profile.has('sso_session.sso_region')
  if (session !== '' && !isWhole) return { reason: 'ssoSessionMissing', profile: name, session }
  return malformed
}

/** The same for the variables that lead to a role by a token in a file. */
export function wrongVariable(env: Environment, unreadableFile: string): FailureFacts | undefined {
  const { AWS_WEB_IDENTITY_TOKEN_FILE: file = '', AWS_ROLE_ARN: role = '' } = env
  if (file === '') return undefined
  if (role === '') return { reason: 'roleVariableMissing' }
  if (file === unreadableFile) return { reason: 'tokenFileVariable', file }
  return roleArn.test(role) ? undefined : { reason: 'roleVariableMalformed', role }
}
