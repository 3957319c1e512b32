import type { Locator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { oneOllim } from '../support/electron/ollim-in-test'
import { field } from '../support/electron/settings-form'
import { openTab, press } from '../support/electron/window'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'environment') }))

test('a destination from the environment cannot be edited, but its copy can', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await page
    .getByRole('note')
    .getByText(/comes from the variables/)
    .waitFor()
  expect(await field(page, 'Bucket').isDisabled()).toBe(true)
  // The providers look as disabled as the fields.
  const ground = (shown: Locator) => shown.evaluate((part) => getComputedStyle(part).backgroundColor)
  const provider = page.getByRole('radiogroup', { name: 'Provider' }).getByText('AWS', { exact: true })
  expect(await ground(provider)).toBe(await ground(field(page, 'Bucket')))
  expect(await page.getByRole('button', { name: /^(Save|Delete destination)$/ }).count()).toBe(0)
  await press(page, 'Duplicate')
  await expect.poll(() => field(page, 'Bucket').isEnabled()).toBe(true)
  await page.getByRole('button', { name: 'Save' }).waitFor()
})
