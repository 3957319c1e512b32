import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { field } from '../support/electron/settings-form'
import { dropFiles, dropOnGone, linkOf, openTab, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

// What lies under the pointer leaves the page just before the drop, as a row may that is done.

const environment = destinationIn(inject('publicStore'), 'drop-on-gone')
const ollim = oneFreshOllim(() => ({ environment }))

test('images dropped where an element just disappeared are uploaded', async () => {
  const { page } = ollim()
  const files = await writeImages(await newFolder('gone'), ['under-nothing.png'])
  await dropOnGone(page.locator('body'), files)
  await expectServed(await linkOf(page, 'under-nothing.png'), files[0] ?? '', 'image/png')
  await expect(uploadRows(page).count()).resolves.toBe(1)
})

test('a key file dropped where an element just disappeared fills in the form', async () => {
  const { page } = await ollimForTest({})
  const keys = path.join(await newFolder('keys'), 'accessKeys.csv')
  await writeFile(
    keys,
    'Access key ID,Secret access key\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCY\n',
  )
  await field(page, 'Access key ID').waitFor()
  await dropOnGone(page.locator('body'), [keys])
  await expect.poll(() => field(page, 'Access key ID').inputValue()).toMatch(/MPLE$/)
})

test('an image dropped where a dialog’s element just disappeared replaces the other image', async () => {
  const { page, app } = ollim()
  await dropFiles(page, await writeImages(await newFolder('first'), ['old.png']))
  const link = await linkOf(page, 'old.png')
  await openTab(page, 'History')
  await chooseFromNextMenu(app, ['Replace with New Version…'])
  await page.getByRole('gridcell', { name: 'old.png' }).click({ button: 'right' })
  const dialog = page.getByRole('dialog', { name: 'Replace old.png' })
  await dialog.waitFor()
  const [file = ''] = await writeImages(await newFolder('newer'), ['newer.png'], 40_000)
  await dropOnGone(dialog, [file])
  await page.getByText('The link now leads to the new image.').waitFor()
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(await readFile(file))
})
