import { expect, inject, test } from 'vitest'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { settingsEntry } from '../support/electron/settings-form'
import { choose, dropFiles, linkOf, openTab } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

test('all uploads together take no more of the connection than the speed limit', async () => {
  const { page } = await ollimForTest({ environment: destinationIn(inject('publicStore'), 'speed-limit') })
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
  await choose(page, 'Speed limit', '1.0 MB/s')
  await openTab(page, 'Uploads')
  const names = ['one.png', 'two.png', 'three.png', 'four.png']
  const files = await writeImages(await newFolder('speed-limit'), names, 1_000_000)

  const startedAt = Date.now()
  await dropFiles(page, files)
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')

  // 4 MB, of which the first piece of each may go at once.
  expect(Date.now() - startedAt).toBeGreaterThan(2_500)
})
