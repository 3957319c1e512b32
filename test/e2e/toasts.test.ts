import { expect, inject, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { hear } from '../support/electron/hear'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { toastSaying } from '../support/electron/toast'
import { dropFiles, linkOf, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'toasts')
const ollim = oneFreshOllim(() => ({ environment }))

/** Longer than a toast stays by itself. */
const longMilliseconds = 6500

test('a toast appears in an existing live region, and is announced once', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('toasts'), ['told.png']))
  await linkOf(page, 'told.png')
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('[role=status]')) region.setAttribute('data-before', '')
  })
  const heard = await hear(page)
  const timesSaid = async (words: string) => (await heard()).filter((said) => said.includes(words)).length
  await press(uploadRow(page, 'told.png'), 'Copy link')
  await page.locator('[data-before]').getByText('1 link copied').waitFor()
  expect(await timesSaid('1 link copied')).toBe(1)
  await expectNoViolations(page)

  await press(toastSaying(page, '1 link copied'), 'Undo')
  await page.locator('[data-before]').getByText('The previous clipboard is back').waitFor()
  expect(await timesSaid('The previous clipboard is back')).toBe(1)
})

test('a toast that is repeated with the same words is announced again', async () => {
  const { page } = ollim()
  const heard = await hear(page)
  const timesSaid = async () =>
    (await heard()).filter((said) => said.includes('There is nothing to undo')).length
  for (const times of [1, 2]) {
    await page.keyboard.press('Control+z')
    await expect.poll(timesSaid).toBe(times)
  }
})

test('a toast stays as long as it is hovered or focused', async () => {
  // The clock stays with the page.
  const { page } = await ollimForTest({ environment })
  await page.clock.install()
  await dropFiles(page, await writeImages(await newFolder('toasts'), ['said.png']))
  await linkOf(page, 'said.png')
  const toast = toastSaying(page, '1 link copied')
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

test('a long toast keeps to the room beside the panel, and shows all of its words', async () => {
  // The language stays with it.
  const { page } = await ollimForTest({ environment })
  await dropFiles(page, await writeImages(await newFolder('toasts'), ['long.png']))
  await linkOf(page, 'long.png')
  const preferences = { proveLinks: true, linkFormat: 'rst', language: 'ko' } as const
  await page.evaluate((change) => window.ollim.changePreferences(change), preferences)
  await page.setViewportSize({ width: 740, height: 500 })
  await press(page.getByRole('listitem', { name: 'long.png' }), '링크 복사')
  const toast = toastSaying(page, '복사했어요: 공개')
  const words = toast.getByText('복사했어요: 공개')
  await words.waitFor()
  const { x = -1, width = 0 } = (await toast.boundingBox()) ?? {}
  const panel = await page.getByRole('complementary').boundingBox()
  expect(x).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(panel?.x ?? 0)
  expect(await words.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0)
})
