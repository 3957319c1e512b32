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

test('the addresses of images that are pasted are fetched, and what is not there is told', async () => {
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
  await page.getByText('http://web.invalid/gone.png leads to nothing.').waitFor()
})

test('an address that leads to this computer is not asked for', async () => {
  const { page } = ollim()
  await copyText('http://127.0.0.1:9/picture.png')
  await page.keyboard.press('Control+V')
  await page.getByText(/leads to this computer or the network around it/).waitFor()
  expect(await uploadRows(page).count()).toBe(0)
})

test.for([
  ['Cancel', (page: Page) => press(toastSaying(page, 'Fetching 2 images'), 'Cancel')],
  ['Cancel all', (page: Page) => page.evaluate(() => window.ollim.cancelAllUploads())],
] as const)('%s ends what is being fetched, down to its connection', async ([, cancel]) => {
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

test('a window that is opened while images are being fetched tells of them, too, and cancels them', async () => {
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

test('an image that is dragged out of a page without a file is fetched, and not what it links to', async () => {
  const { page } = ollim()
  await dropFromPage(page, {
    'text/uri-list': 'http://web.invalid/page',
    'text/html': '<a href="http://web.invalid/page"><img src="http://web.invalid/picture.png?size=3"></a>',
  })
  const link = await linkOf(page, 'picture.png')
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(picture)
})

test('an address that is dragged onto the window is fetched if it leads to the web', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/uri-list': 'http://web.invalid/picture.png' })
  await linkOf(page, 'picture.png')
  await dropFromPage(page, { 'text/uri-list': 'http://127.0.0.1:9/inside.png' })
  await page.getByText('http://127.0.0.1:9/inside.png leads to this computer').waitFor()
  expect(await uploadRows(page).count()).toBe(1)
})

test('an address that is too long for its server is told, and what was dropped with it goes up', async () => {
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

test('a drop without an image or an address on the web is told, not passed over', async () => {
  const { page } = ollim()
  await dropFromPage(page, { 'text/uri-list': 'file:///home/someone/picture.png' })
  await page.getByText('There is no image in what you dropped.').waitFor()
  expect(await uploadRows(page).count()).toBe(0)
})

test('a row that is dragged about in the window is not taken for an address', async () => {
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
