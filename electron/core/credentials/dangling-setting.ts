import type { FailureFacts } from '../../shared/failures/failure'
import type { Profile } from './profiles'

/**
 * Finds the setting that points to something that is not there, on the way from this profile to its keys. It looks at
 * profiles and settings in the order of the AWS SDK, which does not say which one it was.
 *
 * @param unreadableFile that the SDK failed to open; empty if none
 * @returns the facts of a failure; `undefined` if nothing is missing
 */
export function danglingSetting(
  profiles: ReadonlyMap<string, Profile>,
  name: string,
  unreadableFile: string,
  passed: readonly string[] = [],
): FailureFacts | undefined {
  const profile = profiles.get(name)
  if (profile === undefined) return undefined
  const hasKeys = profile.has('aws_access_key_id') && profile.has('aws_secret_access_key')
  if (hasKeys && passed.length > 0) return undefined
  const source = profile.get('source_profile') ?? ''
  if (source !== '' && profile.has('role_arn') && !profile.has('credential_source')) {
    if (!profiles.has(source)) return { reason: 'sourceMissing', profile: name, source }
    if (passed.includes(source)) return undefined
    return danglingSetting(profiles, source, unreadableFile, [...passed, source])
  }
  if (hasKeys) return undefined
  const file = profile.get('web_identity_token_file') ?? ''
  if (file !== '' && file === unreadableFile) return { reason: 'tokenFileUnreadable', profile: name, file }
  const session = profile.get('sso_session') ?? ''
  const isWhole = profile.has('sso_session.sso_start_url') && profile.has('sso_session.sso_region')
  return session === '' || isWhole ? undefined : { reason: 'ssoSessionMissing', profile: name, session }
}
