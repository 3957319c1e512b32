import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { destinationIn, expectServed, keysIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf } from '../support/electron/window'
import { makeImage } from '../support/images/images'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'drop') }))

test('dropped files get links that give back every byte, whatever their names', async () => {
  const { page } = ollim()
  const names = ['한글 이름.png', 'a+b.png', 'c#d.png', 'e?f.png', '100%.png', '🦊.png']
  const files = await writeImages(await newFolder('names'), names)
  await dropFiles(page, files)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
  expect(await keysIn(store, 'drop')).toHaveLength(names.length)
})

test('an image is served as what it is, not as what it is called', async () => {
  const { page } = ollim()
  const file = path.join(await newFolder('types'), 'photo.png')
  await writeFile(file, await makeImage('webp'))
  await dropFiles(page, [file])
  await expectServed(await linkOf(page, 'photo.png'), file, 'image/webp')
})
