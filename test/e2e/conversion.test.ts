import { readdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeEach, expect, inject, test } from 'vitest'
import { noConversion, type Conversion } from '../../electron/shared/uploads/conversion'
import { destinationIn, expectServed } from '../support/electron/bucket'
import type { Ollim } from '../support/electron/launch'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { settingsEntry } from '../support/electron/settings-form'
import {
  choose,
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  press,
  untilRowSays,
  uploadRow,
} from '../support/electron/window'
import { makeImage, makeNoise, svgImage } from '../support/images/images'

const environment = destinationIn(inject('publicStore'), 'conversion')
const ollim = oneOllim(() => ({ environment }))
let folder = ''

beforeEach(async () => {
  folder = await newFolder('images')
  await clearUploads(ollim().page)
})

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

const conversionOf = async (page: Page) => (await readSettings(page)).preferences.conversion

/** Chooses in the settings as a person does. */
async function convert(page: Page, wanted: Partial<Conversion>): Promise<void> {
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
  const names = { same: 'As they are', webp: 'To WebP', jpeg: 'To JPEG', avif: 'To AVIF' }
  const { to = 'same', longestSide = 0, maxWidth = 0 } = wanted
  await page.getByRole('radiogroup', { name: 'Convert images' }).getByText(names[to]).click()
  const pixels = (longestSide + maxWidth).toLocaleString('en')
  const limit = maxWidth > 0 ? `${pixels} pixels wide` : `${pixels} pixels`
  await choose(page, 'Make large images smaller', limit === '0 pixels' ? 'As large as they are' : limit)
  await expect.poll(() => conversionOf(page)).toMatchObject({ to, longestSide, maxWidth })
}

/** The process that draws images again; undefined while there is none. */
function converterProcess({ app }: Pick<Ollim, 'app'>): Promise<number | undefined> {
  return app.evaluate(
    (electron) => electron.app.getAppMetrics().find(({ name }) => name === 'Ollim converter')?.pid,
  )
}

function spooled({ home }: Pick<Ollim, 'home'>): Promise<readonly string[]> {
  return readdir(path.join(home, 'spool')).catch(() => [])
}

/** The priority of the thread that works most; undefined as long as that is the process's first, which only starts it. */
async function encodingPriority(processId: number): Promise<number | undefined> {
  const threads = await Promise.all(
    (await readdir(`/proc/${processId}/task`)).map(async (thread) => {
      const figures =
        (await readFile(`/proc/${processId}/task/${thread}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
      // The clock ticks that it has run, in user mode and in the kernel (proc_pid_stat).
      return { id: Number(thread), ticks: Number(figures[11]) + Number(figures[12]) }
    }),
  )
  const busiest = threads.toSorted((one, other) => other.ticks - one.ticks)[0]
  return busiest === undefined || busiest.id === processId ? undefined : os.getPriority(busiest.id)
}

/** Drops an image that takes the encoder long, and waits until that has begun. */
async function dropLong(opened: Ollim, name: string): Promise<number> {
  await dropFiles(opened.page, [await write(name, await makeNoise('png', 3000, 2000))])
  await expect.poll(() => spooled(opened)).toContainEqual(expect.stringMatching(/\.part$/))
  await expect.poll(() => converterProcess(opened)).toBeDefined()
  return (await converterProcess(opened)) ?? 0
}

async function fetched(url: string) {
  const response = await fetch(url)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { bytes, type: response.headers.get('content-type'), ...(await sharp(bytes).metadata()) }
}

test('the quality is shown only if images are converted or made smaller', async () => {
  const { page } = ollim()
  await convert(page, {})
  const quality = page.getByRole('radiogroup', { name: 'Quality' })
  await expect.poll(() => quality.count()).toBe(0)
  await convert(page, { longestSide: 1920 })
  expect(await quality.getByRole('radio', { name: 'Balanced' }).isChecked()).toBe(true)
  await quality.getByText('Fine').click()
  await expect.poll(() => conversionOf(page)).toEqual({ ...noConversion, longestSide: 1920, quality: 92 })
  await quality.getByText('Balanced').click()
  await convert(page, {})
  await expect.poll(() => quality.count()).toBe(0)
})

test('a PNG is uploaded as .webp if so chosen, while GIF and SVG stay unchanged', async () => {
  const { page } = ollim()
  await convert(page, { to: 'webp' })
  await openTab(page, 'Uploads')
  const png = await makeNoise('png', 300, 200)
  const gif = await makeImage('gif')
  const files = [await write('shot.png', png), await write('mark.svg', svgImage), await write('a.gif', gif)]
  await dropFiles(page, files)
  const link = await linkOf(page, 'shot.png')
  expect(link).toMatch(/\/shot(-\d)?\.webp$/)
  expect(await fetched(link)).toMatchObject({ type: 'image/webp', format: 'webp', width: 300, height: 200 })
  expect(await readFile(path.join(folder, 'shot.png'))).toEqual(png)
  await expectServed(await linkOf(page, 'mark.svg'), path.join(folder, 'mark.svg'), 'image/svg+xml')
  await expectServed(await linkOf(page, 'a.gif'), path.join(folder, 'a.gif'), 'image/gif')

  await press(uploadRow(page, 'shot.png'), 'Show details')
  const details = page.getByRole('dialog')
  await details.getByText('image/png → image/webp').waitFor()
  await details.getByText(/^\d+ kB → \d+ kB$/).waitFor()
  await page.keyboard.press('Escape')
})

test('a large photo is made smaller, and its new dimensions are recorded', async () => {
  const { page } = ollim()
  await convert(page, { longestSide: 1280 })
  await openTab(page, 'Uploads')
  await dropFiles(page, [await write('photo.jpg', await makeNoise('jpeg', 1500, 3000))])
  const link = await linkOf(page, 'photo.jpg')
  expect(await fetched(link)).toMatchObject({ type: 'image/jpeg', width: 640, height: 1280 })
  const [upload] = await page.evaluate(async () =>
    window.ollim.readUploads((await window.ollim.listUploads()).ids),
  )
  expect(upload).toMatchObject({
    dimensions: { width: 640, height: 1280 },
    accepted: { dimensions: { width: 1500, height: 3000 } },
  })
  const written = async () =>
    page.evaluate(async () => (await window.ollim.searchHistory({ text: 'photo', sort: 'newest' })).first[0])
  await expect
    .poll(written)
    .toMatchObject({ contentType: 'image/jpeg', dimensions: { width: 640, height: 1280 } })
})

test('a width limit makes wide images narrower, and leaves tall ones unchanged', async () => {
  const { page } = ollim()
  await convert(page, { maxWidth: 1280 })
  await openTab(page, 'Uploads')
  const tall = await write('tall.png', await makeNoise('png', 300, 1500))
  await dropFiles(page, [await write('wide.jpg', await makeNoise('jpeg', 2560, 600)), tall])
  expect(await fetched(await linkOf(page, 'wide.jpg'))).toMatchObject({ width: 1280, height: 300 })
  await expectServed(await linkOf(page, 'tall.png'), tall, 'image/png')
  await clearUploads(page)
})

test('if the converter is killed, the app keeps running and uploads the original', async () => {
  const opened = ollim()
  await convert(opened.page, { to: 'avif' })
  await openTab(opened.page, 'Uploads')
  const processId = await dropLong(opened, 'killed.png')
  await expect.poll(() => encodingPriority(processId)).toBe(os.constants.priority.PRIORITY_BELOW_NORMAL)
  process.kill(processId, 'SIGKILL')
  await expectServed(await linkOf(opened.page, 'killed.png'), path.join(folder, 'killed.png'), 'image/png')
})

test('cancelling during a conversion ends its process at once, and leaves no files', async () => {
  const opened = ollim()
  await convert(opened.page, { to: 'avif' })
  await openTab(opened.page, 'Uploads')
  await dropLong(opened, 'cancelled.png')
  await untilRowSays(opened.page, 'cancelled.png', /^Converting to AVIF · \d+\.\d MB$/)
  await press(uploadRow(opened.page, 'cancelled.png'), 'Cancel')
  await untilRowSays(opened.page, 'cancelled.png', 'Cancelled')
  await expect.poll(() => converterProcess(opened)).toBeUndefined()
  await expect.poll(() => spooled(opened)).toEqual([])
})
