import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeEach, expect, inject, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { copyFiles, copyPng, copyText } from '../support/electron/clipboard'
import { answerOpenDialog } from '../support/electron/dialogs'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { clearUploads, linkOf, listedUploads, press, uploadRows } from '../support/electron/window'
import { makeNoise } from '../support/images/images'
import { makeUniquePng, writeImages } from '../support/images/write-images'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'choose-and-paste') }))

beforeEach(() => clearUploads(ollim().page))

const waysToChoose: readonly [string, (page: Page) => Promise<void>][] = [
  ['the button Choose files', (page) => press(page, 'Choose files')],
  ['Ctrl+O', (page) => page.keyboard.press('Control+O')],
]

test.each(waysToChoose)('%s uploads the chosen files', async (_way, open) => {
  const { page } = ollim()
  const names = ['고른 것.png', 'chosen.png']
  const files = await writeImages(await newFolder('chosen'), names)
  await answerOpenDialog(ollim(), files)
  await open(page)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
})

test.each(['v', 'o'])('holding Ctrl+%s takes images only once, although the key repeats', async (key) => {
  const { page } = ollim()
  const files = await writeImages(await newFolder('held'), ['held.png', 'after.png'])
  const [held = '', after = ''] = files
  await copyFiles([held])
  await answerOpenDialog(ollim(), [held])
  await page.keyboard.down('Control')
  for (let count = 0; count < 4; count += 1) await page.keyboard.down(key)
  await page.keyboard.up(key)
  await page.keyboard.up('Control')
  await uploadRows(page).getByRole('link').first().waitFor()
  await copyFiles([after])
  await page.keyboard.press('Control+V')
  await linkOf(page, 'after.png')
  const names = (await listedUploads(page)).map(({ name }) => name)
  expect(names.toSorted()).toEqual(['after.png', 'held.png'])
})

test('closing the file dialog without choosing anything uploads nothing', async () => {
  const { page } = ollim()
  const wasAsked = await answerOpenDialog(ollim(), [])
  await press(page, 'Choose files')
  await expect.poll(wasAsked).toBe(true)
  await answerOpenDialog(ollim(), await writeImages(await newFolder('nothing'), ['later.png']))
  await press(page, 'Choose files')
  await linkOf(page, 'later.png')
  await expect(uploadRows(page).count()).resolves.toBe(1)
})

test('files that the system opens in quick succession form one batch', async () => {
  const { app, page } = ollim()
  const files = await writeImages(await newFolder('opened'), ['opened.png', '열린 것.png'])
  // The event that macOS sends for each file dropped on the icon in the Dock.
  await app.evaluate(({ app: main }, opened) => {
    for (const file of opened) main.emit('open-file', { preventDefault: () => undefined }, file)
  }, files)
  await linkOf(page, 'opened.png')
  await linkOf(page, '열린 것.png')
  const batches = (await listedUploads(page)).map(({ batchId }) => batchId)
  expect([batches.length, new Set(batches).size]).toEqual([2, 1])
})

const waysToPaste: readonly [string, (page: Page) => Promise<void>][] = [
  ['Ctrl+V', (page) => page.keyboard.press('Control+V')],
  ['the button Paste', (page) => press(page, 'Paste')],
]

test.each(waysToPaste)('%s uploads a copied picture', async (_way, paste) => {
  const { page } = ollim()
  const picture = path.join(await newFolder('picture'), 'picture.png')
  await writeFile(picture, await makeNoise('png', 24, 16))
  await copyPng(picture)
  await paste(page)
  const answer = await fetch(await linkOf(page, 'image.png'))
  expect(answer.headers.get('content-type')).toBe('image/png')
  // Programs hand over pixels, and each writes the file again.
  const pasted = await pixelsOf(Buffer.from(await answer.arrayBuffer()))
  expect(pasted.equals(await pixelsOf(picture))).toBe(true)
})

test.each(waysToPaste)('%s uploads copied files under their own names', async (_way, paste) => {
  const { page } = ollim()
  const names = ['빨강 사진.png', 'a+b.png']
  const files = await writeImages(await newFolder('copied'), names)
  await copyFiles(files)
  await paste(page)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
})

test.each(waysToPaste)('%s uploads an image copied as a data: URL', async (_way, paste) => {
  const { page } = ollim()
  const image = await makeUniquePng()
  await copyText(`data:image/png;base64,${image.toString('base64')}`)
  await paste(page)
  const file = path.join(await newFolder('data'), 'image.png')
  await writeFile(file, image)
  await expectServed(await linkOf(page, 'image.png'), file, 'image/png')
})

test.each(waysToPaste)('%s says so when there is no image on the clipboard', async (_way, paste) => {
  const { page } = ollim()
  await copyText('Just words.')
  await paste(page)
  await page.getByText('There is no image on the clipboard.').waitFor()
  await press(page, 'Dismiss')
  await expect(uploadRows(page).count()).resolves.toBe(0)
})

test('while a sheet is open, shortcuts do nothing to the screen behind it', async () => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('behind'), ['behind.png'])
  await copyPng(file)
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  await sheet.waitFor()
  for (const key of ['V', 'C', '2', 'Z', 'Shift+P']) await page.keyboard.press(`Control+${key}`)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  // It would be the second one.
  await page.keyboard.press('Control+V')
  await linkOf(page, 'image.png')
  expect(await listedUploads(page)).toHaveLength(1)
})

function pixelsOf(image: string | Buffer): Promise<Buffer> {
  return sharp(image).removeAlpha().raw().toBuffer()
}

test('more images without a file than Ollim takes at once are refused with their number and what to do', async () => {
  const { page } = ollim()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    for (let count = 0; count < 1001; count += 1)
      clipboardData.items.add(new File(['GIF89a'], `${count}.gif`))
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  const alert = page.getByRole('alert')
  await alert
    .getByText(
      'These 1,001 images have no file of their own, and Ollim takes at most 1,000 such images at once.',
    )
    .waitFor()
  await alert.getByText('Take fewer at a time, or save them in a folder and drop that.').waitFor()
  await expect(uploadRows(page).count()).resolves.toBe(0)
})
