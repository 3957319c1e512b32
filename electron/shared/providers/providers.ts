import type { ProviderId } from '../destinations/destination'
import { providerData } from './provider-data'
import type { ProviderPreset } from './provider-preset'

export function providerPreset(id: ProviderId): ProviderPreset {
  return { id, ...providerData[id] }
}
