import { readFile, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { changeObject, deleteObject, destinationIn } from '../support/electron/bucket'
import { copyFiles, copyPng, copyText, pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { uploadToHistory } from '../support/electron/upload-to-history'
import {
  choose,
  clearHistory,
  clearUploads,
  dropFiles,
  dropOn,
  linkOf,
  listedUploads,
  openTab,
  press,
} from '../support/electron/window'
import { svgImage } from '../support/images/images'
import { makeUniquePng, writeImages } from '../support/images/write-images'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const folder = 'history-replace'
const ollim = oneOllim(() => ({ environment: destinationIn(store, folder) }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await clearHistory(ollim().page)
})

test('a dropped image replaces another under the same link', async () => {
  const { page } = ollim()
  const [link = ''] = await uploadToHistory(page, ['map.png'])
  await openDialog(page, 'map.png')
  await expectNoViolations(page)
  const [file = ''] = await writeImages(await newFolder('newer'), ['newer.png'], 40_000)
  const picture = await page.getByRole('gridcell', { name: 'map.png' }).locator('img').getAttribute('src')
  await dropOn(page.getByRole('dialog'), [file])
  await page.getByText('The link now leads to the new image.').waitFor()
  await expectNoViolations(page)
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(await readFile(file))
  await press(page, 'Copy new link')
  await expect.poll(pastedText).toMatch(/map\.png\?v=[0-9a-f]{8}$/)
  expect(Buffer.from(await (await fetch(await pastedText())).arrayBuffer())).toEqual(await readFile(file))
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('complementary', { name: 'map.png' }).getByText('Replaced', { exact: true }).waitFor()
  const again = () => page.getByRole('gridcell', { name: 'map.png' }).locator('img').getAttribute('src')
  await expect.poll(again).not.toBe(picture)
  await openTab(page, 'Uploads')
  expect(await page.getByRole('listitem', { name: 'newer.png' }).count()).toBe(0)
})

test('a pasted image replaces another, and pasted text is refused in the dialog', async () => {
  const { page } = ollim()
  const [link = ''] = await uploadToHistory(page, ['pasted.png'])
  await openDialog(page, 'pasted.png')
  await copyText('Just words.')
  await page.keyboard.press('Control+v')
  await page.getByRole('dialog').getByText('There is no image on the clipboard.').waitFor()
  const [file = ''] = await writeImages(await newFolder('newer'), ['newer.png'], 40_000)
  await copyPng(file)
  await page.keyboard.press('Control+v')
  await page.getByText('The link now leads to the new image.').waitFor()
  const there = await (await fetch(link)).arrayBuffer()
  expect(await sharp(there).raw().toBuffer()).toEqual(await sharp(file).raw().toBuffer())
  const [copied = ''] = await writeImages(await newFolder('newest'), ['newest.png'], 40_000)
  await copyFiles([copied])
  await page.keyboard.press('Control+v')
  const bytes = await readFile(copied)
  await expect.poll(async () => bytes.equals(Buffer.from(await (await fetch(link)).arrayBuffer()))).toBe(true)
  await page.keyboard.press('Escape')
  expect((await listedUploads(page)).map(({ name }) => name)).not.toContain('image.png')
})

test('the previews of links to copy describe the new image', async () => {
  const { page } = ollim()
  await uploadToHistory(page, ['facts.png'])
  await openDialog(page, 'facts.png')
  const [file = ''] = await writeImages(await newFolder('newer'), ['newer.png'], 40_000)
  await dropOn(page.getByRole('dialog'), [file])
  await page.getByText('The link now leads to the new image.').waitFor()
  await page.keyboard.press('Escape')
  const { size } = await stat(file)
  await page.getByRole('complementary', { name: 'facts.png' }).getByText(`"size":${size},`).waitFor()
})

test('another type is refused, and an image that was changed by somebody else is replaced only after a question', async () => {
  const { page } = ollim()
  const [link = ''] = await uploadToHistory(page, ['plan.png'])
  const other = path.join(await newFolder('other'), 'drawing.svg')
  await writeFile(other, svgImage)
  await openDialog(page, 'plan.png')
  await page.locator('input[type=file]').setInputFiles(other)
  await page.getByRole('alert').getByText(`drawing.svg is of type SVG, but ${folder}/plan.png says`).waitFor()
  await changeObject(store, `${folder}/plan.png`, 'theirs')
  const mine = path.join(await newFolder('mine'), 'mine.png')
  await writeFile(mine, await makeUniquePng())
  await page.locator('input[type=file]').setInputFiles(mine)
  await page.getByText('What is in the bucket now is not what you uploaded').waitFor()
  expect(await (await fetch(link)).text()).toBe('theirs')
  await press(page, 'Replace anyway')
  await page.getByText('The link now leads to the new image.').waitFor()
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(await readFile(mine))
  await page.keyboard.press('Escape')
})

test('the result of replacing is still shown when the filter no longer matches the image, and not again later', async () => {
  const { page, app } = ollim()
  const [link = ''] = await uploadToHistory(page, ['lost.png'])
  await deleteObject(store, `${folder}/lost.png`)
  const lost = page.getByRole('gridcell', { name: 'lost.png' })
  await chooseFromNextMenu(app, ['Check Link'])
  await lost.click({ button: 'right' })
  await lost.getByText('Missing', { exact: true }).waitFor()
  await press(page, 'More filters')
  await choose(page, 'State', 'Missing')
  await openDialog(page, 'lost.png')
  const [file = ''] = await writeImages(await newFolder('found'), ['found.png'], 40_000)
  await dropOn(page.getByRole('dialog'), [file])
  // Only the search finds it no longer.
  await lost.waitFor({ state: 'detached' })
  await page.getByText('The link now leads to the new image.').waitFor()
  await press(page, 'Copy new link')
  await expect.poll(pastedText).toMatch(/lost\.png\?v=[0-9a-f]{8}$/)
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(await readFile(file))
  await page.keyboard.press('Escape')
  await choose(page, 'State', 'Any state')
  await lost.click()
  await page.getByRole('complementary', { name: 'lost.png' }).getByText('Replaced', { exact: true }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('a file too large for one request is refused at once, and an interrupted replacement can be retried with one press', async () => {
  const proxy = await startProxy(store.endpoint)
  onTestFinished(() => proxy.shut())
  const { page, app } = await ollimForTest({ environment: destinationIn(store, folder, proxy.endpoint) })
  await dropFiles(page, await writeImages(await newFolder('first'), ['large.png']))
  const link = await linkOf(page, 'large.png')
  await openTab(page, 'History')
  await chooseFromNextMenu(app, ['Replace with New Version…'])
  await page.getByRole('gridcell', { name: 'large.png' }).click({ button: 'right' })
  const dialog = page.getByRole('dialog', { name: 'Replace large.png' })
  const files = await newFolder('larger')
  const huge = path.join(files, 'huge.png')
  await writeFile(huge, await makeUniquePng())
  // Its bytes are not there: only its length counts.
  await truncate(huge, 5 * 1024 ** 3 + 1)
  await dropOn(dialog, [huge])
  await dialog
    .getByText('huge.png is larger than 5 GB, the most that can be replaced in one piece.')
    .waitFor()

  const [next = ''] = await writeImages(files, ['next.png'], 40_000)
  await proxy.shut()
  await dropOn(dialog, [next])
  const again = dialog.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await expectNoViolations(page)
  await proxy.reopen()
  await again.click()
  await page.getByText('The link now leads to the new image.').waitFor()
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(await readFile(next))
})

async function openDialog(page: Page, name: string): Promise<void> {
  await chooseFromNextMenu(ollim().app, ['Replace with New Version…'])
  await page.getByRole('gridcell', { name }).click({ button: 'right' })
  await page.getByRole('dialog', { name: `Replace ${name}` }).waitFor()
}
