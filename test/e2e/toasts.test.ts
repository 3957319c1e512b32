import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'toasts')

/** Longer than a toast stays by itself. */
const longMilliseconds = 6500

test('what is said for a moment stays as long as the pointer or the keyboard is at it', async () => {
  const { page } = await ollimForTest({ environment })
  await page.clock.install()
  await dropFiles(page, await writeImages(await newFolder('toasts'), ['said.png']))
  await linkOf(page, 'said.png')
  const toast = page.getByRole('status').filter({ hasText: '1 link copied' })
  const undo = toast.getByRole('button', { name: 'Undo' })
  for (const stay of [() => undo.hover(), () => undo.focus()]) {
    await press(uploadRow(page, 'said.png'), 'Copy link')
    await toast.waitFor()
    await stay()
    await page.clock.fastForward(longMilliseconds)
    expect(await toast.count()).toBe(1)
    await uploadRow(page, 'said.png').click()
    await page.clock.fastForward(longMilliseconds)
    await toast.waitFor({ state: 'detached' })
  }
})
