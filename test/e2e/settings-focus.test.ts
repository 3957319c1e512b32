import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { copyText } from '../support/electron/clipboard'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { focused, pressByKey } from '../support/electron/keyboard'
import { readSettings, untilSaved } from '../support/electron/settings'
import { field, fillForm, openMore, type TypedDestination, typeInto } from '../support/electron/settings-form'
import { press } from '../support/electron/window'

const store = inject('publicStore')
const ollim = oneFreshOllim()

test('when pressing a button removes it, the focus moves beside it or to the form that opens', async () => {
  const { page } = ollim()
  await saveFirst(page, { 'Destination name': 'First' })
  await pressByKey(page, 'Duplicate')
  await untilSaved(page, ['First', 'First 2'])
  await expect.poll(() => focused(page)).toContain('First 2')

  await typeInto(page, 'Destination name', 'Second')
  await pressByKey(page, 'Discard changes')
  await expect.poll(() => focused(page)).toBe('Check')
  await pressByKey(page, 'Make default')
  await expect
    .poll(async () => {
      const { destinations, defaultDestinationId } = await readSettings(page)
      return destinations.findIndex(({ id }) => id === defaultDestinationId)
    })
    .toBe(1)
  await expect.poll(() => focused(page)).toBe('Check')

  await press(page, 'General')
  await pressByKey(page, 'Turn off')
  await expect.poll(() => focused(page)).toBe('Change')
})

test('keeping or removing a stored secret moves the focus to its field', async () => {
  const { page } = ollim()
  await saveFirst(page, { 'Session token': 'a-token-of-many-letters' })
  const secret = field(page, 'Secret access key')
  const keep = 'Keep stored Secret access key'
  await pressByKey(page, 'Replace Secret access key')
  await page.keyboard.type('mistyped')
  await pressByKey(page, keep)
  await expect.poll(() => secret.inputValue()).toBe('••••••••')
  await expect.poll(() => focused(page)).toBe('Secret access key')

  // Its button can be reached before anything is typed, and left empty it is kept as well.
  await pressByKey(page, 'Replace Secret access key')
  await expect.poll(() => focused(page)).toBe('Secret access key')
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe(keep)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Secret access key')
  await pressByKey(page, 'Replace Secret access key')
  await expect.poll(() => secret.inputValue()).toBe('')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => secret.inputValue()).toBe('••••••••')
  await expect.poll(() => focused(page)).not.toBe('')

  await pressByKey(page, 'Remove session token')
  await expect.poll(() => field(page, 'Session token').inputValue()).toBe('')
  await expect.poll(() => focused(page)).toBe('Session token')
})

test('answering a question about a paste moves the focus to the paste box, or to the new destination', async () => {
  const { page } = ollim()
  await saveFirst(page, {})
  const remote = (name: string, bucket: string) =>
    `[${name}]\ntype = s3\nprovider = Other\nendpoint = ${store.endpoint}\nregion = ${store.region}\n` +
    `access_key_id = ${store.accessKeyId}\nsecret_access_key = ${store.secretAccessKey}\nbucket = ${bucket}\n`
  const box = page.getByRole('textbox', { name: 'Paste anything' })
  await press(page, 'New destination')
  await copyText(remote('Blog', 'one'))
  await pressByKey(page, 'Paste')
  await pressByKey(page, 'Undo')
  await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Paste anything')

  await copyText(remote('Blog', 'one') + remote('Work', 'two') + remote('Later', ''))
  await box.press('Control+v')
  await pressByKey(page, 'Fill in Later')
  await page.getByRole('button', { name: 'Fill in Later' }).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Paste anything')
  await box.press('Control+v')
  await pressByKey(page, 'Add 2 destinations')
  await untilSaved(page, ['First', 'Blog', 'Work'])
  await expect.poll(() => focused(page)).toContain('Blog')
})

test('a rarely needed field that was wrong stays open, and keeps the focus, once it is right', async () => {
  const { page } = ollim()
  await saveFirst(page, {})
  await openMore(page)
  await typeInto(page, 'Cache-Control', 'für immer')
  await press(page, 'More')
  await press(page, 'Save')
  const wrong = page.locator('input[name=cacheControl][aria-invalid=true]')
  await wrong.waitFor()
  await wrong.fill('no-cache')
  await wrong.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Cache-Control')
  expect(await field(page, 'Cache-Control').isVisible()).toBe(true)
})

/** Saves what leads to the public bucket, and opens its settings. */
async function saveFirst(page: Page, typed: TypedDestination): Promise<void> {
  await fillForm(page, store, { 'Destination name': 'First', ...typed })
  await press(page, 'Save')
  await untilSaved(page, ['First'])
}
