import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { holdStart } from '../support/electron/held-start'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { ollimOf } from '../support/electron/other-ollim'
import { startAgain, startAgainInDeletedFolder } from '../support/electron/second-start'
import { readSettings } from '../support/electron/settings'
import { fillForm } from '../support/electron/settings-form'
import { clearUploads, linkOf, press, uploadRow, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const destination = destinationIn(store, 'second-start')
const ollim = oneOllim(() => ({ environment: destination }))

beforeEach(() => clearUploads(ollim().page))

test('a second start hands its files to the first and ends', async () => {
  const names = ['빨강 사진.png', 'a+b.png']
  const files = await writeImages(await newFolder('second'), names)
  await expect(startAgain(ollim(), files)).resolves.toBe(0)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(ollim().page, name), files[index] ?? '', 'image/png')
})

test('relative paths are resolved in the folder of the second start', async () => {
  const folder = await newFolder('relative')
  const [file = ''] = await writeImages(folder, ['안쪽/상대 경로.png'])
  await startAgain(ollim(), [path.join('안쪽', '상대 경로.png')], folder)
  await expectServed(await linkOf(ollim().page, '상대 경로.png'), file, 'image/png')
})

test('a file: address, as file managers pass it, is accepted as a file', async () => {
  const [file = ''] = await writeImages(await newFolder('address'), ['파일 주소.png'])
  await startAgain(ollim(), [pathToFileURL(file).href])
  await expectServed(await linkOf(ollim().page, '파일 주소.png'), file, 'image/png')
})

test('a start in a folder that was deleted hands its files over, too', async () => {
  const [file = ''] = await writeImages(await newFolder('left'), ['left.png'])
  await expect(startAgainInDeletedFolder(ollim(), [file])).resolves.toBe(0)
  await linkOf(ollim().page, 'left.png')
})

test('a second start opens a closed window, which shows its file', async () => {
  const [before = '', back = ''] = await writeImages(await newFolder('closed'), ['before.png', 'back.png'])
  await startAgain(ollim(), [before])
  await linkOf(ollim().page, 'before.png')
  await ollim().closeWindow()
  const page = await ollim().windowAfter(() => startAgain(ollim(), [back]))
  await linkOf(page, 'back.png')
  await uploadRow(page, 'before.png').waitFor()
})

test('files named at the first start are uploaded', async () => {
  const folder = await newFolder('first')
  const files = await writeImages(folder, ['첫 시작.png', 'named relatively.png'])
  const { page } = await ollimForTest({
    environment: destination,
    workingDirectory: folder,
    args: [files[0] ?? '', 'named relatively.png'],
  })
  await expectServed(await linkOf(page, '첫 시작.png'), files[0] ?? '', 'image/png')
  await expectServed(await linkOf(page, 'named relatively.png'), files[1] ?? '', 'image/png')
})

test('files of starts before a bucket is connected wait, and are uploaded once it is', async () => {
  const [early = '', again = ''] = await writeImages(await newFolder('early'), ['early.png', 'again.png'])
  const { page, home } = await ollimForTest({ args: [early] })
  const waiting = page.getByRole('alert').filter({ hasText: 'Your images wait' })
  await waiting.waitFor()
  await startAgain({ home }, [again])
  await expect.poll(async () => (await readSettings(page)).earlyImages).toBe(2)
  await fillForm(page, store, {})
  await press(page, 'Save')
  await expectServed(await linkOf(page, 'early.png'), early, 'image/png')
  await expectServed(await linkOf(page, 'again.png'), again, 'image/png')
  await waiting.waitFor({ state: 'detached' })
})

const thousands = Array.from({ length: 5_000 }, (_, index) => `/pictures/${'한글'.repeat(10)}/${index}.png`)

test('a start hands over thousands of files at once', async () => {
  const { page, home } = await ollimForTest({})
  await expect(startAgain({ home }, thousands)).resolves.toBe(0)
  await expect.poll(async () => (await readSettings(page)).earlyImages).toBe(thousands.length)
})

test('the first start becomes the app itself, even with thousands of files', async () => {
  const { page, home, app } = await ollimForTest({ args: thousands })
  await expect.poll(async () => (await readSettings(page)).earlyImages).toBe(thousands.length)
  await expect(ollimOf(home)).resolves.toBe(app.process().pid)
})

test('starts during the first start exit at once, and their files are uploaded exactly once', async () => {
  const home = await newFolder('home')
  const names = ['first.png', '둘째.png', 'third.png']
  const files = await writeImages(await newFolder('at-once'), names)
  const [first = '', second = '', third = ''] = files
  await emptyFolder(store, 'at-once')
  const held = await holdStart()
  const environment = destinationIn(store, 'at-once')
  const starting = ollimForTest({ home, environment, switches: held.switches, args: [first] })
  await expect.poll(() => ollimOf(home)).toBeGreaterThan(0)

  const later = [second, third].map((file) => startAgain({ home }, [file]))
  await expect(Promise.all(later)).resolves.toEqual([0, 0])
  await expect(keysIn(store, 'at-once')).resolves.toEqual([])
  await held.release()

  const { page } = await starting
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
  await expect(uploadRows(page).count()).resolves.toBe(names.length)
  await expect(keysIn(store, 'at-once')).resolves.toEqual(names.toSorted())
})
