import type { Page } from 'playwright-core'
import {
  environmentDestinationId,
  type Destination,
  type DestinationFields,
} from '../../../electron/shared/destinations/destination'
import { draftOf, withFields } from '../../../renderer/views/settings/draft'
import { readSettings } from './settings'

export type Place = Partial<
  Pick<
    DestinationFields,
    'endpoint' | 'bucket' | 'region' | 'trustedCertificate' | 'keyTemplate' | 'linkLifeSeconds'
  >
>

/** Redirects uploads to another place, or under other keys and links: the only destination besides the environment's. */
export async function goElsewhere(page: Page, place: Place): Promise<void> {
  const { destinations, secretProtection } = await readSettings(page)
  const other = destinations.find(({ id }) => id !== environmentDestinationId) ?? (await duplicate(page))
  const draft = withFields(draftOf(other, secretProtection), place)
  await page.evaluate(async (changed) => {
    const saved = await window.ollim.saveDestination(changed)
    if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
    await window.ollim.chooseDefaultDestination(saved.value.destination.id)
  }, draft)
}

/** Sends uploads to the environment's destination again. */
export async function goBack(page: Page): Promise<void> {
  await page.evaluate((id) => window.ollim.chooseDefaultDestination(id), environmentDestinationId)
}

async function duplicate(page: Page): Promise<Destination> {
  const copy = await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  if (!copy.ok) throw new Error(JSON.stringify(copy.problem))
  return copy.value
}
