import type { Locator, Page } from 'playwright-core'
import type { PublicStore } from '../servers/embedded'
import { openTab } from './window'

/** Text for the form of a destination, by the fields' names in the window. */
export interface TypedDestination {
  readonly 'Destination name'?: string
  readonly Endpoint?: string
  readonly Bucket?: string
  readonly Region?: string
  readonly 'Access key ID'?: string
  readonly 'Secret access key'?: string
  readonly 'Session token'?: string
  readonly 'Key template'?: string
  readonly 'Public URL base'?: string
  readonly 'Cache-Control'?: string
}

/** The field of a form: a text field or a combobox. */
export function field(page: Page, name: string): Locator {
  return page
    .getByRole('textbox', { name, exact: true })
    .or(page.getByRole('combobox', { name, exact: true }))
}

/** Fills in the fields in the given order. */
export async function typeDestination(page: Page, typed: TypedDestination): Promise<void> {
  for (const [name, text] of Object.entries(typed)) await typeInto(page, name, String(text))
}

/** Replaces a field's text, and closes the list of regions. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  if (name === 'Region') await page.keyboard.press('Tab')
}

/** Expands the form's rarely used fields, unless they are expanded. */
export async function openMore(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click()
}

/** The fields for the public bucket. */
export function typedFor(store: PublicStore): TypedDestination {
  return {
    Endpoint: store.endpoint,
    Bucket: store.bucket,
    Region: store.region,
    'Access key ID': store.accessKeyId,
    'Secret access key': store.secretAccessKey,
  }
}

/** Chooses the storage provider. */
export async function chooseProvider(page: Page, provider: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Provider' }).getByText(provider, { exact: true }).click()
}

/** Types the public bucket into an empty form, except for the given fields. */
export async function typeStore(page: Page, store: PublicStore, typed: TypedDestination = {}): Promise<void> {
  await chooseProvider(page, 'MinIO')
  await typeDestination(page, { ...typedFor(store), ...typed })
}

/** The same in the settings, whatever the form holds. */
export async function fillForm(page: Page, store: PublicStore, typed: TypedDestination): Promise<void> {
  await openTab(page, 'Settings')
  await typeStore(page, store, { 'Public URL base': '', ...typed })
}

/** The sentence at a field: its problem, else its help. */
export async function sentenceAt(page: Page, name: string): Promise<string> {
  return field(page, name).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim(),
  )
}

/** What is said of a step of the check beside the form, as soon as it is known. */
export function stepStatus(page: Page, step: string): Locator {
  return page.getByRole('region', { name: step, exact: true }).getByRole('status')
}

/** One of the four results of a check, by its step and status. */
export function checkResult(page: Page, step: string, outcome: string): Locator {
  return page.getByRole('list', { name: 'Checks' }).getByRole('listitem', { name: `${step}, ${outcome}` })
}

/** An entry at the side of the settings screen, by its text. */
export function settingsEntry(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Destinations' }).getByRole('button', { name })
}
