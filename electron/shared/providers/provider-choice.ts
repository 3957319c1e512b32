/** What choosing a provider or a region fills in, without undoing what the person has typed. */
import type { DestinationFields, ProviderId } from '../destinations/destination'
import { providerPreset } from './providers'

/** Fills in the provider's endpoint, region and addressing style. */
export function withProvider(fields: DestinationFields, provider: ProviderId): DestinationFields {
  const preset = providerPreset(provider)
  const region = preset.regions.includes(fields.region) ? fields.region : preset.defaultRegion
  const typedEndpoint = isFilledIn(fields) ? '' : fields.endpoint
  const endpoint = preset.endpoint === '' ? typedEndpoint : endpointFor(provider, region)
  return {
    ...fields,
    provider,
    region,
    endpoint: provider === 'aws' ? '' : endpoint,
    pathStyle: preset.pathStyle,
  }
}

/** Sets the region, also in the endpoint if that is still the provider's own. */
export function withRegion(fields: DestinationFields, region: string): DestinationFields {
  if (!isFilledIn(fields)) return { ...fields, region }
  return { ...fields, region, endpoint: endpointFor(fields.provider, region) }
}

/** Whether the endpoint is the one filled in from provider and region. */
function isFilledIn({ endpoint, provider, region }: DestinationFields): boolean {
  return endpoint === endpointFor(provider, region)
}

/** In lower case, like hosts. If there is no region, its placeholder stays visible: `{region}`. */
function endpointFor(provider: ProviderId, region: string): string {
  const { endpoint } = providerPreset(provider)
  return region === '' ? endpoint : endpoint.replace('{region}', region.toLowerCase())
}
