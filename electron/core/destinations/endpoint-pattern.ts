import type { DestinationFields } from '../../shared/destinations/destination'
import type { ProviderPreset } from '../../shared/providers/provider-preset'
import { providerPreset } from '../../shared/providers/providers'

/** AWS's own servers, which may be typed as an endpoint, too, with or without region; domains differ by partition. */
const awsEndpoint =
  /^https?:\/\/s3(?:[.-](?:dualstack\.)?([a-z]+(?:-[a-z]+)+-\d))?\.amazonaws\.(?:com|com\.cn|eu)$/

/** Whether these fields mean AWS itself, so that AWS's rules for names and keys apply. */
export function isAws({ endpoint, provider }: Pick<DestinationFields, 'endpoint' | 'provider'>): boolean {
  return (endpoint === '' && provider === 'aws') || awsEndpoint.test(endpoint)
}

/** The region named in an endpoint, as its provider writes it; empty if there is none. */
export function regionInEndpoint({
  endpoint,
  provider,
}: Pick<DestinationFields, 'endpoint' | 'provider'>): string {
  const preset = providerPreset(provider)
  const inHost = regionInHost(endpoint, preset) ?? awsEndpoint.exec(endpoint)?.[1] ?? ''
  return regionAsWritten(preset, inHost)
}

/** Whether an endpoint has another word in place of the region, because it serves all of its provider's regions. */
export function isForAllRegions({
  endpoint,
  provider,
}: Pick<DestinationFields, 'endpoint' | 'provider'>): boolean {
  const preset = providerPreset(provider)
  const inHost = regionInHost(endpoint, preset)
  return inHost !== undefined && regionAsWritten(preset, inHost) === ''
}

/** The text in the place of the region in a provider's endpoint; `undefined` for any other endpoint. */
function regionInHost(endpoint: string, { endpoint: pattern }: ProviderPreset): string | undefined {
  return pattern.includes('{region}') ? expressionOf(pattern).exec(endpoint)?.[1] : undefined
}

/**
 * A region as its provider writes it. In a host name it may look different: as the endpoint within the provider's own
 * network, or as one for all regions, which names none.
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
