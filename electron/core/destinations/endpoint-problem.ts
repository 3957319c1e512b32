import type { DestinationFields } from '../../shared/destinations/destination'
import { providerPreset } from '../../shared/providers/providers'
import { withoutEndSlashes } from '../without-end-slashes'
import { valueProblem, type ValueProblem } from './field-problem'
import { guessedScheme, withWholeScheme } from './guessed-scheme'

/** What is missing or wrong in the field Endpoint. It may be empty only for AWS. */
export function endpointProblem(
  fields: Pick<DestinationFields, 'endpoint' | 'provider' | 'bucket'>,
): ValueProblem | undefined {
  const { endpoint, provider } = fields
  if (endpoint === '') return provider === 'aws' ? undefined : valueProblem('endpoint-missing')
  const placeholder = /[{<][^}>]*[}>]/.exec(endpoint)?.[0]
  if (placeholder === '{region}') return valueProblem('endpoint-needs-region')
  if (placeholder !== undefined) return valueProblem('endpoint-placeholder', { placeholder })
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(endpoint)?.[1]?.toLowerCase()
  if (scheme === undefined) return withoutScheme(endpoint)
  if (scheme !== 'http' && scheme !== 'https') return valueProblem('endpoint-scheme', { scheme })
  return URL.canParse(endpoint)
    ? partsProblem(new URL(endpoint), fields)
    : valueProblem('endpoint-not-an-address')
}

function withoutScheme(endpoint: string): ValueProblem {
  const whole = withWholeScheme(endpoint)
  const suggestion = whole === endpoint ? `${guessedScheme(endpoint)}://${endpoint}` : whole
  return URL.canParse(suggestion) && !/\s/.test(endpoint)
    ? valueProblem('endpoint-no-scheme', { suggestion })
    : valueProblem('endpoint-not-an-address')
}

function partsProblem(
  url: URL,
  { bucket, provider }: Pick<DestinationFields, 'provider' | 'bucket'>,
): ValueProblem | undefined {
  const origin = `${url.protocol}//${url.host}`
  if (url.username !== '' || url.password !== '')
    return valueProblem('endpoint-has-login', { suggestion: origin })
  if (url.search !== '' || url.hash !== '') {
    return valueProblem('endpoint-has-query', { suggestion: origin + withoutEndSlashes(url.pathname) })
  }
  if (bucket !== '' && url.hostname.startsWith(`${bucket}.`)) {
    return valueProblem('endpoint-has-bucket', { bucket, suggestion: origin.replace(`//${bucket}.`, '//') })
  }
  const path = url.pathname.split('/').filter(Boolean)
  if (bucket !== '' && path.at(-1) === bucket) {
    return valueProblem('endpoint-has-bucket', {
      bucket,
      suggestion: [origin, ...path.slice(0, -1)].join('/'),
    })
  }
  // Servers may have a path; of the known providers, those whose endpoints have one say so in their preset.
  const isPathAllowed =
    provider === 'other' || providerPreset(provider).endpoint.endsWith(`/${path.join('/')}`)
  return path.length > 0 && !isPathAllowed
    ? valueProblem('endpoint-has-path', { suggestion: origin })
    : undefined
}
