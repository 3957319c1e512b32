/** What choosing a provider or a region fills into the form, without undoing what the person has typed. */
import type { DestinationDraft, ProviderId } from '../../../../electron/shared/destinations/destination'
import { withProvider, withRegion } from '../../../../electron/shared/providers/provider-choice'

export function chooseProvider(draft: DestinationDraft, provider: ProviderId): DestinationDraft {
  return { ...draft, fields: withProvider(draft.fields, provider) }
}

export function chooseRegion(draft: DestinationDraft, region: string): DestinationDraft {
  return { ...draft, fields: withRegion(draft.fields, region) }
}
