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
  const { endpoint: pattern } = preset
  const provided = pattern.includes('{region}') ? expressionOf(pattern).exec(endpoint) : null
  return regionAsWritten(preset, (provided ?? awsEndpoint.exec(endpoint))?.[1] ?? '')
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
