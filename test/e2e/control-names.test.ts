import { expect, inject, test } from 'vitest'
import { announcedForFocused } from '../support/electron/announced-for-focused'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { settingsEntry, typeInto } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const ollim = oneFreshOllim()

/** Assistive tools and scripts find these by name; what else a control shows must not change it. */
test('Copy all links has the same name for any number of links, and each link is named by its address', async () => {
  const { page } = await ollimForTest({ environment: destinationIn(inject('publicStore'), 'names') })
  await page.getByRole('button', { name: 'Copy all links', exact: true }).waitFor()

  await dropFiles(page, await writeImages(await newFolder('names'), ['one.png', 'two.png']))

  for (const name of ['one.png', 'two.png']) {
    await page.getByRole('link', { name: await linkOf(page, name), exact: true }).waitFor()
  }
  await page.getByRole('button', { name: 'Copy all links', exact: true }).waitFor()
})

test('each field of a destination has a unique name', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  const fields = [
    'Destination name',
    'Bucket',
    // An endpoint of one's own leaves no regions to choose from, and so no button for them.
    'Region',
    'Endpoint',
    'Access key ID',
    'Secret access key',
    'Session token',
    'Key template',
    'Public URL base',
  ]
  for (const name of fields) await page.getByLabel(name, { exact: true }).fill('x')
  await page.getByRole('switch', { name: 'Path-style addressing', exact: true }).waitFor()
})

test('the buttons of the settings have unique names, and a destination’s entry is described by its state', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await typeInto(page, 'Destination name', 'Holiday')

  await settingsEntry(page, 'Holiday').getByText('not saved').waitFor()
  for (const name of ['Holiday', 'Check', 'Save', 'New destination']) {
    await expect.poll(() => page.getByRole('button', { name }).count(), { message: name }).toBe(1)
  }
  await settingsEntry(page, 'Holiday').focus()
  await expect(announcedForFocused(page)).resolves.toBe('not saved not checked')
  await typeInto(page, 'Destination name', '')
  await expect.poll(() => page.getByRole('button', { name: 'New destination' }).count()).toBe(1)
})
