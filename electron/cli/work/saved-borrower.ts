import { noKeys } from '../../core/credentials/loan-source'
import type { StoreTarget } from '../../core/ports/object-store'
import { findDestination } from './find-destination'
import { readSavedSettings } from './saved-settings'

/**
 * The saved destination of that name, or else the default one, if it borrows its credentials: its settings contain no
 * secret that only the app could open. `undefined` for any other, and if the settings cannot be read: the app then
 * reports what is wrong.
 */
export async function savedBorrower(
  home: string,
  name: string | undefined,
  certificateAuthorityFile: string,
): Promise<StoreTarget | undefined> {
  const settings = await readSavedSettings(home)
  const chosen = settings.ok ? findDestination(settings.value, name) : settings
  if (!chosen.ok || chosen.value.credentialsSource.kind === 'keys') return undefined
  return { ...chosen.value, credentials: noKeys, certificateAuthorityFile }
}
