import type { ProviderId } from '../destinations/destination'
import { actionsOf, type KeyRight } from './key-rights'
import { providerData } from './provider-data'
import type { ProviderPreset } from './provider-preset'

export function providerPreset(id: ProviderId): ProviderPreset {
  return { id, ...providerData[id] }
}

/** The permissions that a provider's key needs for uploading; empty if its keys have none to choose by name. */
export function keyRights(provider: ProviderId): readonly KeyRight[] {
  return providerData[provider].ownKeyRights ?? actionsOf('s3')
}
