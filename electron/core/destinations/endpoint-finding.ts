import type { DestinationFields } from '../../shared/destination'
import { providerPreset } from '../../shared/providers'
import { finding, type Finding } from './field-problem'
import { guessedScheme } from './guessed-scheme'

/** What is missing or wrong in the field Endpoint. Empty is right for AWS alone. */
export function endpointFinding(
  fields: Pick<DestinationFields, 'endpoint' | 'provider' | 'bucket'>,
): Finding | undefined {
  const { endpoint, provider } = fields
  if (endpoint === '') return provider === 'aws' ? undefined : finding('endpoint-missing')
  const placeholder = /[{<][^}>]*[}>]/.exec(endpoint)?.[0]
  if (placeholder === '{region}') return finding('endpoint-needs-region')
  if (placeholder !== undefined) return finding('endpoint-placeholder', { placeholder })
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(endpoint)?.[1]?.toLowerCase()
  if (scheme === undefined) return withoutScheme(endpoint)
  if (scheme !== 'http' && scheme !== 'https') return finding('endpoint-scheme', { scheme })
  return URL.canParse(endpoint) ? partsFinding(new URL(endpoint), fields) : finding('endpoint-not-an-address')
}

function withoutScheme(endpoint: string): Finding {
  const suggestion = `${guessedScheme(endpoint)}://${endpoint}`
  return URL.canParse(suggestion) && !/\s/.test(endpoint)
    ? finding('endpoint-no-scheme', { suggestion })
    : finding('endpoint-not-an-address')
}

function partsFinding(
  url: URL,
  { bucket, provider }: Pick<DestinationFields, 'provider' | 'bucket'>,
): Finding | undefined {
  const origin = `${url.protocol}//${url.host}`
  if (url.username !== '' || url.password !== '') return finding('endpoint-has-login', { suggestion: origin })
  if (url.search !== '' || url.hash !== '') {
    return finding('endpoint-has-query', { suggestion: origin + url.pathname.replace(/\/+$/, '') })
  }
  if (bucket !== '' && url.hostname.startsWith(`${bucket}.`)) {
    return finding('endpoint-has-bucket', { bucket, suggestion: origin.replace(`//${bucket}.`, '//') })
  }
  const path = url.pathname.split('/').filter(Boolean)
  if (bucket !== '' && path.at(-1) === bucket) {
    return finding('endpoint-has-bucket', { bucket, suggestion: [origin, ...path.slice(0, -1)].join('/') })
  }
  // Servers may live below a path; of the providers, those that do say so in their preset.
  const livesThere = provider === 'other' || providerPreset(provider).endpoint.endsWith(`/${path.join('/')}`)
  return path.length > 0 && !livesThere ? finding('endpoint-has-path', { suggestion: origin }) : undefined
}
