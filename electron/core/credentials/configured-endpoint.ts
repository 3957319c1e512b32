import type { Environment } from '../../shared/app/environment'
import type { Profile } from './profiles'

/**
 * The S3 endpoint configured in the environment or else in the profile; empty for AWS itself (AWS SDKs and Tools
 * Reference Guide, "Service-specific endpoints"). Ollim reads it once, when a destination is filled in, and shows
 * it: if it were followed silently, images would go elsewhere than the destination says.
 */
export function configuredEndpoint(env: Environment, profile: Profile | undefined): string {
  const ignores =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile?.get('ignore_configured_endpoint_urls')
  if (ignores === 'true') return ''
  const named = [
    env['AWS_ENDPOINT_URL_S3'],
    env['AWS_ENDPOINT_URL'],
    profile?.get('s3.endpoint_url'),
    profile?.get('endpoint_url'),
  ]
  return named.find((one) => one !== undefined && one !== '') ?? ''
}
