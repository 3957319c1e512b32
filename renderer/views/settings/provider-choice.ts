/** What choosing a provider or a region fills into the form, without undoing what the person typed. */
import type { DestinationDraft, ProviderId } from '../../../electron/shared/destination'
import { providerPreset } from '../../../electron/shared/providers'
import { withFields } from './draft'

/** Fills in the provider's endpoint, region and way of addressing. */
export function chooseProvider(draft: DestinationDraft, provider: ProviderId): DestinationDraft {
  const preset = providerPreset(provider)
  const { fields } = draft
  const region = preset.regions.includes(fields.region) ? fields.region : preset.defaultRegion
  const typedEndpoint = isFilledIn(draft) ? '' : fields.endpoint
  const endpoint = preset.endpoint === '' ? typedEndpoint : endpointFor(provider, region)
  return withFields(draft, {
    provider,
    region,
    endpoint: provider === 'aws' ? '' : endpoint,
    pathStyle: preset.pathStyle,
  })
}

/** Sets the region, and carries it into the endpoint where that is still the provider's own. */
export function chooseRegion(draft: DestinationDraft, region: string): DestinationDraft {
  if (!isFilledIn(draft)) return withFields(draft, { region })
  return withFields(draft, { region, endpoint: endpointFor(draft.fields.provider, region) })
}

/** Whether the endpoint is the one that the provider and region gave. */
function isFilledIn({ fields }: DestinationDraft): boolean {
  return fields.endpoint === endpointFor(fields.provider, fields.region)
}

/** An empty region leaves its place to be seen: `{region}`. */
function endpointFor(provider: ProviderId, region: string): string {
  const { endpoint } = providerPreset(provider)
  return region === '' ? endpoint : endpoint.replace('{region}', region)
}
