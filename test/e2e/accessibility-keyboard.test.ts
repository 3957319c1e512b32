import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyPng, pastedText } from '../support/electron/clipboard'
import { focusStops } from '../support/electron/focus'
import { hear } from '../support/electron/hear'
import { focused } from '../support/electron/keyboard'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { announcedForFocused } from '../support/electron/announced-for-focused'
import {
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  untilRowSays,
  uploadRow,
  uploadRows,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'keyboard') }))

test('the keyboard alone is enough from the first start to a link on the clipboard', async () => {
  const { page } = await ollimForTest({})
  const { keyboard } = page
  const tabTo = async (name: string) => {
    for (let count = 0; (await focused(page)).trim() !== name; count += 1) {
      if (count > 60) throw new Error(`Tab does not lead to ${name}.`)
      await keyboard.press('Tab')
    }
  }
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await tabTo('Access key ID')
  await keyboard.type(store.accessKeyId)
  await tabTo('Secret access key')
  await keyboard.type(store.secretAccessKey)
  // Tab leads to the chosen provider, arrow keys to the others.
  await tabTo('AWS')
  for (const _ of ['R2', 'MinIO']) await keyboard.press('ArrowRight')
  await tabTo('Endpoint')
  await keyboard.type(store.endpoint)
  await tabTo('Bucket')
  await keyboard.type(store.bucket)
  await tabTo('Region')
  await keyboard.press('Control+A')
  await keyboard.type(store.region)
  await keyboard.press('Escape')
  await keyboard.press('Control+S')
  await page.getByText('Drop images here').waitFor()

  const [file = ''] = await writeImages(await newFolder('keys'), ['pasted.png'])
  await copyPng(file)
  await keyboard.press('Control+V')
  await uploadRows(page).getByRole('link').waitFor()
  const link = await uploadRows(page).getByRole('link').getAttribute('href')
  await tabTo('Copy link')
  await keyboard.press('Enter')
  await expect.poll(pastedText).toBe(link)
})

test('Tab stops at the list once, and arrow keys move between its rows', async () => {
  const { page } = ollim()
  await clearUploads(page)
  const names = ['one.png', 'two.png', 'three.png']
  await dropFiles(page, await writeImages(await newFolder('rows'), names))
  for (const name of names) await linkOf(page, name)
  const row = () =>
    page.evaluate(() => document.activeElement?.closest('[role=list] > li')?.getAttribute('aria-label'))
  for (let count = 0; (await row()) === undefined || (await row()) === null; count += 1) {
    if (count > 40) throw new Error('Tab does not lead to the list.')
    await page.keyboard.press('Tab')
  }
  const [first, second, last] = await uploadRows(page).evaluateAll((rows) =>
    rows.map((one) => one.getAttribute('aria-label')),
  )
  expect(await row()).toBe(first)
  for (const [key, to] of [
    ['ArrowDown', second],
    ['End', last],
    ['Home', first],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(row).toBe(to)
  }
})

test('the end of a batch is announced once, with its result', async () => {
  const { page } = ollim()
  await page.keyboard.press('Control+Shift+K')
  const folder = await newFolder('announced')
  const files = await writeImages(folder, ['heard.png', 'heard, too.png'])
  const bad = path.join(folder, 'bad.png')
  await writeFile(bad, 'Just words.')
  await dropFiles(page, [...files, bad])
  await untilRowSays(page, 'bad.png', /is not an image/)
  await page.getByRole('status').filter({ hasText: '2 links ready. 1 upload failed.' }).waitFor()

  // What had ended before is no part of it; the same again is said again.
  const heard = await hear(page)
  for (const [index, name] of ['later.png', 'last.png'].entries()) {
    await dropFiles(page, await writeImages(folder, [name]))
    await linkOf(page, name)
    const times = async () => (await heard()).filter((said) => said === '1 link ready.').length
    await expect.poll(times).toBe(index + 1)
  }
})

test('screen readers announce the state of the focused row or image, not only its name', async () => {
  const { page } = ollim()
  await uploadRow(page, 'bad.png').focus()
  await expect.poll(() => announcedForFocused(page)).toMatch(/^Failed: It is not an image/)
  await uploadRow(page, 'heard.png').focus()
  await expect.poll(() => announcedForFocused(page)).toMatch(/^Done/)
  await openTab(page, 'History')
  await page.getByRole('gridcell', { name: 'heard.png' }).focus()
  await expect.poll(() => announcedForFocused(page)).toMatch(/\d+:\d\d.*, \d+(\.\d+)? k?B$/)
  await openTab(page, 'Uploads')
})

const screens = { Uploads: 'Control+1', History: 'Control+2', Settings: 'Control+3' }

test.each(Object.entries(screens))(
  'on %s, every element that Tab reaches is visible and has a name',
  async (_screen, keys) => {
    const { page } = ollim()
    await page.keyboard.press(keys)
    const stops = await focusStops(page)
    expect(stops.length).toBeGreaterThan(3)
    expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([])
    expect(stops.filter(({ name }) => name === '')).toEqual([])
  },
)

test('the focus ring around a link in a row is visible on all four sides', async () => {
  const { page } = ollim()
  await openTab(page, 'Uploads')
  const link = uploadRow(page, 'heard.png').getByRole('link')
  await uploadRow(page, 'heard.png').focus()
  await page.keyboard.press('Tab')
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  const { x = 0, y = 0, width = 0, height = 0 } = (await link.boundingBox()) ?? {}
  const clip = { x: x - 2, y: y - 2, width: width + 4, height: height + 4 }
  const { data, info } = await sharp(await page.screenshot({ clip, animations: 'disabled' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const isRing = (across: number, down: number): boolean => {
    const at = (down * info.width + across) * info.channels
    return data.subarray(at, at + 3).equals(Buffer.from('017470', 'hex'))
  }
  const middle = { across: Math.floor(info.width / 2), down: Math.floor(info.height / 2) }
  const sides = {
    top: isRing(middle.across, 0),
    bottom: isRing(middle.across, info.height - 1),
    left: isRing(0, middle.down),
    right: isRing(info.width - 1, middle.down),
  }
  expect(sides).toEqual({ top: true, bottom: true, left: true, right: true })
})

test('a sheet takes the focus, keeps it, and returns it when it closes', async () => {
  const { page } = ollim()
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: 'Choose files' }).focus()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  await sheet.waitFor()
  const isInside = () => sheet.evaluate((element) => element.contains(document.activeElement))
  for (let count = 0; count < 5; count += 1) {
    expect(await isInside()).toBe(true)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Choose files')
})

test('exactly one focus ring is visible at a time', async () => {
  const { page } = ollim()
  await openTab(page, 'History')
  const walked = new Set<string>()
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab')
    const rings = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        // The boxes behind chips and switches are not seen.
        .filter((element) => !element.matches('[type=radio], [type=checkbox]'))
        .filter((element) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
          // What only the system's high-contrast colours show is there without a colour.
          const isSeen = outlineColor !== 'rgba(0, 0, 0, 0)'
          return outlineStyle === 'solid' && parseFloat(outlineWidth) > 0 && isSeen
        })
        .map((element) => element.getAttribute('aria-haspopup') ?? element.tagName),
    )
    expect(rings).toHaveLength(1)
    walked.add(String(rings))
  }
  // A picker has more than one box that knows of the keyboard.
  expect([...walked]).toContain('listbox')
})
