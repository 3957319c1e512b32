import { createServer, type ServerResponse } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyText } from '../support/electron/clipboard'
import { oneOllim } from '../support/electron/ollim-in-test'
import { startAgain } from '../support/electron/second-start'
import { toastSaying } from '../support/electron/toast'
import {
  clearUploads,
  dropFromPage,
  dropRegion,
  linkOf,
  press,
  uploadRow,
  uploadRows,
} from '../support/electron/window'
import { makeUniquePng } from '../support/images/write-images'
import { listen } from '../support/servers/listen'

let picture: Buffer
/** The answer with an image that never ends. */
let hanging: ServerResponse | undefined
/** A proxy that is all of the web: one picture, one that never ends, one at too long an address, and nothing else. */
const web = createServer((request, response) => {
  if (request.url === 'http://web.invalid/slow.png') {
    hanging = response
    response.writeHead(200).write(picture.subarray(0, 100))
    return
  }
  if (request.url?.startsWith('http://web.invalid/long.png') === true) {
    response.writeHead(414).end()
    return
  }
  const isThere = new URL(request.url ?? '').pathname === '/picture.png'
  void mayAnswer.then(() => response.writeHead(isThere ? 200 : 404).end(isThere ? picture : ''))
})
let proxy: string
let mayAnswer = Promise.resolve()

beforeAll(async () => {
  picture = await makeUniquePng()
  proxy = `http://127.0.0.1:${await listen(web)}`
})
afterAll(() => void web.close())

const ollim = oneOllim(() => ({
  environment: {
    ...destinationIn(inject('publicStore'), 'image-addresses'),
    HTTP_PROXY: proxy,
    NO_PROXY: '127.0.0.1',
  },
}))

beforeEach(() => clearUploads(ollim().page))

test('pasted addresses of images are fetched, and a missing one is reported', async () => {
  const { page } = ollim()
  let answer = (): void => undefined
  mayAnswer = new Promise((resolve) => (answer = resolve))
  await copyText('http://web.invalid/picture.png?size=2\nhttp://web.invalid/gone.png?token=secret')
  await page.keyboard.press('Control+V')
  const fetching = page.getByText('Fetching 2 images from the web…')
  await fetching.waitFor()
  answer()
  await fetching.waitFor({ state: 'detached' })
  const link = await linkOf(page, 'picture.png')
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(picture)
  await page.getByText('There is nothing at http://web.invalid/gone.png.').waitFor()
})

test('an address of this computer is refused', async () => {
  const { page } = ollim()
  await copyText('http://127.0.0.1:9/picture.png')
  await page.keyboard.press('Control+V')
  await page.getByText(/leads to this computer or the network around it/).waitFor()
  expect(await uploadRows(page).count()).toBe(0)
})

test.for([
  ['Cancel', (page: Page) => press(toastSaying(page, 'Fetching 2 images'), 'Cancel')],
  ['Cancel all', (page: Page) => page.evaluate(() => window.ollim.cancelAllUploads())],
] as const)('%s stops fetching, and closes the connection', async ([, cancel]) => {
  const { page } = ollim()
  hanging = undefined
  await copyText('http://web.invalid/picture.png\nhttp://web.invalid/slow.png')
  await page.keyboard.press('Control+V')
  await expect.poll(() => hanging?.destroyed).toBe(false)
  await cancel(page)
  await expect.poll(() => hanging?.destroyed).toBe(true)
  await toastSaying(page, 'Fetching').waitFor({ state: 'detached' })
  expect([await uploadRows(page).count(), await page.getByText('Stopped.').count()]).toEqual([0, 0])
})

test('a window that is opened while images are being fetched shows that, and can cancel it', async () => {
  hanging = undefined
  await copyText('http://web.invalid/slow.png')
  await ollim().page.keyboard.press('Control+V')
  await expect.poll(() => hanging?.destroyed).toBe(false)
  await ollim().closeWindow()
  const page = await ollim().windowAfter(() => startAgain(ollim()))
  const notice = toastSaying(page, 'Fetching 1 image')
  await notice.waitFor()
  const names = await notice
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent))
  // The cross is last, so that nobody takes it for a part of Cancel.
  expect(names).toEqual(['Cancel', 'Dismiss'])
  await press(notice, 'Cancel')
  await expect.poll(() => hanging?.destroyed).toBe(true)
  await toastSaying(page, 'Fetching').waitFor({ state: 'detached' })
})

test('an image dragged from a page without its file is fetched by its address, not by the address of its link', async () => {
  const { page } = ollim()
  await dropFromPage(page, {
    'text/uri-list': 'http://web.invalid/page',
    'text/html': '<a href="http://web.invalid/page"><img src="http://web.invalid/picture.png?size=3"></a>',
  })
  const link = await linkOf(page, 'picture.png')
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(picture)
})

test('images are taken from a program that gives nothing but HTML', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/html': '<p>text <img src="http://web.invalid/picture.png"></p>' })
  await linkOf(page, 'picture.png')
  const data = `data:image/png;base64,${(await makeUniquePng()).toString('base64')}`
  await dropFromPage(page, { 'text/html': `<img src="${data}">` })
  await linkOf(page, 'image.png')
  await dropFromPage(page, { 'text/html': '<p>only text</p>' })
  await page.getByText('There is no image in what you dropped.').waitFor()
  expect(await uploadRows(page).count()).toBe(2)
})

test('an address dragged onto the window is fetched only if it leads to the web', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/uri-list': 'http://web.invalid/picture.png' })
  await linkOf(page, 'picture.png')
  await dropFromPage(page, { 'text/uri-list': 'http://127.0.0.1:9/inside.png' })
  await page.getByText('http://127.0.0.1:9/inside.png leads to this computer').waitFor()
  expect(await uploadRows(page).count()).toBe(1)
})

test('an address that is too long for its server is reported, and images dropped with it are uploaded', async () => {
  const { page } = ollim()
  const long = `http://web.invalid/long.png?data=${'x'.repeat(9_000)}`
  await dropFromPage(page, {
    'text/uri-list': 'http://web.invalid/page',
    'text/html': `<img src="${long}"><img src="http://web.invalid/picture.png">`,
  })
  await linkOf(page, 'picture.png')
  await page.getByText('http://web.invalid/long.png is longer than its server takes.').waitFor()
  expect(await uploadRows(page).count()).toBe(1)
})

test('dropping neither an image nor a web address is reported', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/uri-list': 'file:///home/someone/picture.png' })
  await page.getByText('There is no image in what you dropped.').waitFor()
  expect(await uploadRows(page).count()).toBe(0)
})

test('text that cannot show a picture is not taken, and nothing is shown while it is dragged over the window', async () => {
  const { page } = ollim()
  const overlay = page.getByText('Let go to upload to')
  const hover = (type: string) =>
    page.evaluate((given) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.setData(given, 'http://web.invalid/picture.png')
      document.body.dispatchEvent(
        new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }),
      )
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, type)
  await hover('text/plain')
  expect(await overlay.count()).toBe(0)
  await hover('text/html')
  await overlay.waitFor()
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })))
  await overlay.waitFor({ state: 'detached' })
})

test('a row that is dragged within the window is not taken for an address', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/uri-list': 'http://web.invalid/picture.png' })
  await linkOf(page, 'picture.png')
  await page.evaluate(() =>
    window.addEventListener('dragover', ({ dataTransfer }) => {
      document.body.dataset['effect'] = dataTransfer?.dropEffect ?? ''
    }),
  )
  await uploadRow(page, 'picture.png').getByText('picture.png').first().dragTo(dropRegion(page))
  await expect.poll(() => page.evaluate(() => document.body.dataset['effect'])).toBe('none')
})
