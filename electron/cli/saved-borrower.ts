import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseStoredSettings } from '../core/settings/stored-settings'
import type { StoreTarget } from '../core/store-ports'
import { findDestination } from './find-destination'

/**
 * The saved destination of that name, or without a name the default one, if it borrows its credentials:
 * its settings hold no secret that only the app could open. `undefined` for every other one, and where
 * the settings cannot be read: the app then says what is wrong.
 */
export async function savedBorrower(
  home: string,
  name: string | undefined,
  certificateAuthorityFile: string,
): Promise<StoreTarget | undefined> {
  const content = await readSettings(home)
  const parsed = parseStoredSettings(content)
  if (parsed.kind === 'newer') return undefined
  const chosen = findDestination(parsed.settings, name)
  const destination = parsed.settings.destinations.find(({ id }) => chosen.ok && id === chosen.value.id)
  if (destination === undefined || destination.credentialsSource.kind === 'keys') return undefined
  const credentials = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }
  return { ...destination, credentials, certificateAuthorityFile }
}

async function readSettings(home: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(await readFile(path.join(home, 'settings.json'), 'utf8'))
    return content
  } catch {
    // None yet, or damaged: the app sees to both.
    return {}
  }
}
