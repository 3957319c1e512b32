import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, inject, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { startAgain } from '../support/electron/second-start'
import { linkOf, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const destination = destinationIn(inject('publicStore'), 'second-start')
const ollim = oneOllim(() => ({ environment: destination }))

test('a second start hands its files to the first and ends', async () => {
  const names = ['빨강 사진.png', 'a+b.png']
  const files = await writeImages(await newFolder('second'), names)
  await expect(startAgain(ollim(), files)).resolves.toBe(0)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(ollim().page, name), files[index] ?? '', 'image/png')
})

test('relative names are meant from where the second start was made', async () => {
  const folder = await newFolder('relative')
  const [file = ''] = await writeImages(folder, ['안쪽/상대 경로.png'])
  await startAgain(ollim(), [path.join('안쪽', '상대 경로.png')], folder)
  await expectServed(await linkOf(ollim().page, '상대 경로.png'), file, 'image/png')
})

test('a file: address, as file managers give it, is a file too', async () => {
  const [file = ''] = await writeImages(await newFolder('address'), ['파일 주소.png'])
  await startAgain(ollim(), [pathToFileURL(file).href])
  await expectServed(await linkOf(ollim().page, '파일 주소.png'), file, 'image/png')
})

test('a second start brings a closed window back, and its file is in it', async () => {
  await ollim().closeWindow()
  const files = await writeImages(await newFolder('closed'), ['back.png'])
  const page = await ollim().windowAfter(() => startAgain(ollim(), files))
  await linkOf(page, 'back.png')
  await uploadRow(page, '빨강 사진.png').waitFor()
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
