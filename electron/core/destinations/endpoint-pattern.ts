import type { DestinationFields } from '../../shared/destination'
import type { ProviderPreset } from '../../shared/provider-preset'
import { providerPreset } from '../../shared/providers'

/** AWS's own servers, which may also be typed as an endpoint, with or without region; domains differ by partition. */
const awsEndpoint =
  /^https?:\/\/s3(?:[.-](?:dualstack\.)?([a-z]+(?:-[a-z]+)+-\d))?\.amazonaws\.(?:com|com\.cn|eu)$/

/** Whether these fields mean AWS itself, where AWS's own rules for names and keys hold. */
export function isAws({ endpoint, provider }: Pick<DestinationFields, 'endpoint' | 'provider'>): boolean {
  return (endpoint === '' && provider === 'aws') || awsEndpoint.test(endpoint)
}

/** The region that an endpoint's address names, as its provider writes it; empty if it names none. */
export function regionInEndpoint({
  endpoint,
  provider,
}: Pick<DestinationFields, 'endpoint' | 'provider'>): string {
  const preset = providerPreset(provider)
  const inHost = regionInHost(endpoint, preset) ?? awsEndpoint.exec(endpoint)?.[1] ?? ''
  return regionAsWritten(preset, inHost)
}

/** Whether an endpoint has another word in the place of the region, because it leads to all of its provider's. */
export function isForAllRegions({
  endpoint,
  provider,
}: Pick<DestinationFields, 'endpoint' | 'provider'>): boolean {
  const preset = providerPreset(provider)
  const inHost = regionInHost(endpoint, preset)
  return inHost !== undefined && regionAsWritten(preset, inHost) === ''
}

/** What stands where a provider's endpoint names the region; `undefined` for any other endpoint. */
function regionInHost(endpoint: string, { endpoint: pattern }: ProviderPreset): string | undefined {
  return pattern.includes('{region}') ? expressionOf(pattern).exec(endpoint)?.[1] : undefined
}

/**
 * A region as its provider writes it, which is not always as it stands in a host: that may be the one within the
 * provider's own network, or one for all regions, which names none.
 */
export function regionAsWritten({ regions }: Pick<ProviderPreset, 'regions'>, inHost: string): string {
  const named = inHost.toLowerCase().replace(/^accelerate(?:-overseas)?$|-internal$/, '')
  return regions.find((region) => region.toLowerCase() === named) ?? named
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .split('{region}')
    .map((part) => part.replace(/[./]/g, '\\$&'))
    .join('([a-z0-9-]+)')
  return new RegExp(`^${source}$`)
}
