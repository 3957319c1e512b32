import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { goBack, goElsewhere } from '../support/electron/elsewhere'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { dragFromAnotherProgram, dragMouse, pointOf } from '../support/electron/screen'
import {
  clearUploads,
  dropFiles,
  dropOn,
  dropRegion,
  openTab,
  linkOf,
  untilRowSays,
  uploadRow,
  uploadRows,
} from '../support/electron/window'
import { makeBitmap, makeHeif, makeIcon, makeImage, svgImage } from '../support/images/images'
import { makeUniquePng, writeImages } from '../support/images/write-images'
import { faultyForTest, httpAnswer } from '../support/servers/faulty-server'
import { listen } from '../support/servers/listen'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'drop') }))

beforeEach(async () => {
  await clearUploads(ollim().page)
  await emptyFolder(store, 'drop')
})

test('dropped files get links that give back every byte, whatever their names', async () => {
  const { page } = ollim()
  const names = ['한글 이름.png', 'two words.png', 'a+b.png', 'c#d.png', 'e?f.png', '100%.png', '🦊.png']
  const files = await writeImages(await newFolder('names'), names)
  await dropFiles(page, files)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
  await expect(uploadRows(page).count()).resolves.toBe(names.length)
  await expect(keysIn(store, 'drop')).resolves.toHaveLength(names.length)
})

test('what is dropped while a long list is shown is in sight, from its first image on', async () => {
  const { page } = ollim()
  const early = Array.from({ length: 20 }, (_, index) => `early ${index}.png`)
  await dropFiles(page, await writeImages(await newFolder('early'), early))
  await untilInSight(page, 'early 0.png')
  const late = Array.from({ length: 20 }, (_, index) => `late ${index}.png`)
  await dropFiles(page, await writeImages(await newFolder('late'), late))
  await untilInSight(page, 'late 0.png')
  await openTab(page, 'History')
  await dropOn(page.getByRole('searchbox'), await writeImages(await newFolder('last'), ['last.png']))
  await untilInSight(page, 'last.png')
})

test('a link that few browsers show says so', async () => {
  const { page } = ollim()
  const folder = await newFolder('few-browsers')
  const images = [
    ['phone.heic', makeHeif({ width: 4, height: 4, quarterTurns: 0 })],
    ['scan.tiff', await makeImage('tiff')],
    ['photo.avif', await makeImage('avif')],
  ] as const
  for (const [name, bytes] of images) await writeFile(path.join(folder, name), bytes)
  await dropFiles(
    page,
    images.map(([name]) => path.join(folder, name)),
  )
  await linkOf(page, 'photo.avif')
  await untilRowSays(page, 'phone.heic', 'Few browsers show HEIC')
  await untilRowSays(page, 'scan.tiff', 'Few browsers show TIFF')
  expect(await uploadRow(page, 'photo.avif').innerText()).not.toContain('Few browsers')
})

test('the content type comes from an image’s bytes, not from its name', async () => {
  const { page } = ollim()
  const folder = await newFolder('types')
  const images = [
    ['jpeg.png', 'image/jpeg', await makeImage('jpeg')],
    ['gif.jpg', 'image/gif', await makeImage('gif')],
    ['webp.jpg', 'image/webp', await makeImage('webp')],
    ['avif.jpg', 'image/avif', await makeImage('avif')],
    ['tiff.jpg', 'image/tiff', await makeImage('tiff')],
    ['svg.jpg', 'image/svg+xml', svgImage],
    ['bmp.jpg', 'image/bmp', makeBitmap()],
    ['no-extension', 'image/x-icon', await makeIcon()],
  ] as const
  for (const [name, , bytes] of images) await writeFile(path.join(folder, name), bytes)
  await dropFiles(
    page,
    images.map(([name]) => path.join(folder, name)),
  )
  for (const [name, type] of images)
    await expectServed(await linkOf(page, name), path.join(folder, name), type)
})

test('dropping a folder uploads all its images, including subfolders, ordered by name and without hidden files', async () => {
  const { page } = ollim()
  const folder = await newFolder('folder')
  const names = ['10.png', '2.png', 'inner/b.png', 'inner/deeper/a.png', '.hidden.png', '.hidden/c.png']
  await writeImages(folder, names)
  await dropFiles(page, [folder])
  const shown = ['2.png', '10.png', 'b.png', 'a.png']
  for (const name of shown) await linkOf(page, name)
  const listed = await uploadRows(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label')),
  )
  expect(listed).toEqual(shown)
})

test('each file that is not an image fails with its own reason, and images dropped with it are uploaded', async () => {
  const { page } = ollim()
  const folder = await newFolder('refused')
  const [image = ''] = await writeImages(folder, ['image.png'])
  const others = ['notes.txt', 'fake.jpg', 'empty.png'].map((name) => path.join(folder, name))
  await writeFile(path.join(folder, 'notes.txt'), 'Just words.')
  await writeFile(path.join(folder, 'fake.jpg'), '%PDF-1.7\n')
  await writeFile(path.join(folder, 'empty.png'), '')
  await mkdir(path.join(folder, 'nothing'))
  await dropFiles(page, [...others, image, path.join(folder, 'nothing')])
  await linkOf(page, 'image.png')
  await untilRowSays(page, 'notes.txt', 'It is not an image')
  await untilRowSays(page, 'fake.jpg', 'It is not an image: its type is')
  await untilRowSays(page, 'empty.png', 'It is empty.')
  await untilRowSays(page, 'nothing', 'There is no image in it that Ollim takes.')
})

test('other files in a folder are left out, with one message that can be dismissed', async () => {
  const { page } = ollim()
  const folder = await newFolder('mixed')
  await writeImages(folder, ['image.png'])
  await writeFile(path.join(folder, 'broken.jpg'), 'Just words.')
  for (const name of ['.DS_Store', 'Thumbs.db', 'a.txt', 'b.pdf', 'c.docx', 'd.zip'])
    await writeFile(path.join(folder, name), 'Just words.')
  await dropFiles(page, [folder])
  await linkOf(page, 'image.png')
  await untilRowSays(page, 'broken.jpg', 'It is not an image')
  await expect(uploadRows(page).count()).resolves.toBe(2)
  const said = page.getByRole('alert').filter({ hasText: '4 files that Ollim does not take were left out.' })
  await said.getByText('a.txt, b.pdf, c.docx and 1 more').waitFor()
  await said.getByRole('button', { name: 'Dismiss' }).click()
  await said.waitFor({ state: 'detached' })
})

test('while files are dragged over the window, it shows their number and their destination', async () => {
  const { page } = ollim()
  const files = await writeImages(await newFolder('hover'), ['one.png', 'two.png', 'three.png'])
  const heading = page.getByRole('heading', { name: /^3 (items|images)$/ })
  await dropFiles(page, files, async () => {
    await heading.waitFor()
    await page.getByText(`Let go to upload to ${store.bucket}`).waitFor()
  })
  await heading.waitFor({ state: 'detached' })
})

test('the server is connected to while files are still dragged over the window', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket) => socket.write(httpAnswer('200 OK', {})))
  await goElsewhere(page, { endpoint: server.endpoint })
  const [file = ''] = await writeImages(await newFolder('expected'), ['expected.png'])
  await dropFiles(page, [file], async () => {
    await expect.poll(() => server.seen).toEqual(['HEAD'])
  })
  await goBack(page)
  await clearUploads(page)
})

test('the message about dragged files stays while the pointer rests, and disappears when it moves without a drag', async () => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('resting'), ['resting.png'])
  const word = page.getByText(`Let go to upload to ${store.bucket}`)
  // Moves as Chromium reports it; resolves once the result has been drawn.
  const pointer = (movementX: number) =>
    page.evaluate((x) => {
      document.dispatchEvent(new PointerEvent('pointermove', { movementX: x }))
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, movementX)
  await dropFiles(page, [file], async () => {
    await word.waitFor()
    await pointer(0)
    expect(await word.count()).toBe(1)
    await pointer(1)
    await word.waitFor({ state: 'detached' })
  })
})

test('files dragged out of another program with the mouse are uploaded', async () => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('mouse'), ['끌어온 그림.png'])
  await dragFromAnotherProgram([file], await pointOf(ollim(), dropRegion(page)))
  await expectServed(await linkOf(page, '끌어온 그림.png'), file, 'image/png')
})

test('an image dragged from a web page is uploaded with unchanged bytes', async () => {
  const { app, page } = ollim()
  const picture = await makeUniquePng()
  const address = await startWebsite(picture)
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, url) => {
    const browser = new BrowserWindow({ x: 0, y: 0, width: 300, height: 300, frame: false })
    void browser.loadURL(url)
  }, address)
  const browser = await opened
  onTestFinished(() => browser.close())
  await browser.getByRole('img').waitFor()
  await dragMouse({ x: 100, y: 100 }, await pointOf(ollim(), dropRegion(page)))
  await uploadRows(page).first().waitFor()
  const [name = ''] = await uploadRows(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  )
  const file = path.join(await newFolder('page'), 'picture.png')
  await writeFile(file, picture)
  await expectServed(await linkOf(page, name), file, 'image/png')
})

/** A page that shows one picture, until the test ends. Answers its address. */
async function startWebsite(picture: Buffer): Promise<string> {
  const website = createServer(({ url }, response) => {
    const isPicture = url === '/picture.png'
    response.setHeader('content-type', isPicture ? 'image/png' : 'text/html')
    response.end(isPicture ? picture : '<img src="/picture.png" width="200" height="200">')
  })
  onTestFinished(() => void website.close())
  const port = await listen(website)
  return `http://127.0.0.1:${port}/`
}

/** Waits until a row is on the screen as a whole. */
async function untilInSight(page: Page, name: string): Promise<void> {
  const isSeen = async () => {
    const box = await uploadRow(page, name).boundingBox()
    const foot = await page.getByRole('button', { name: 'Copy all links' }).boundingBox()
    return box !== null && foot !== null && box.y > 0 && box.y + box.height <= foot.y
  }
  await expect.poll(isSeen).toBe(true)
}
