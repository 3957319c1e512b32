import path from 'node:path'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { untilStill } from '../support/electron/until-still'
import { clearUploads, dropFiles, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'hints') }))

beforeEach(async () => {
  const { page } = ollim()
  await clearUploads(page)
  const folder = await newFolder('hints')
  await writeImages(folder, ['one.png'], 1000)
  await dropFiles(page, [path.join(folder, 'one.png')])
  await untilRowSays(page, 'one.png', 'Copy link')
})

test('an icon button shows its tooltip when it is hovered or focused', async () => {
  const { page } = ollim()
  const hint = page.getByRole('tooltip')

  await page.getByRole('button', { name: 'Check link' }).hover()
  await hint.getByText('Check link').waitFor()
  await expectNoViolations(page)
  const details = page.getByRole('button', { name: 'Show details' })
  await details.hover()
  await hint.getByText('Show details').waitFor()
  expect(await hint.count()).toBe(1)
  // It stays while the pointer moves over the parts of the picture.
  for (const x of [3, 14, 25]) await details.hover({ position: { x, y: 14 } })
  expect(await hint.count()).toBe(1)
  await page.getByRole('heading').first().hover()
  await hint.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Copy link' }).focus()
  await page.keyboard.press('Tab')
  await hint.getByText('Check link').waitFor()
  await page.keyboard.press('Escape')
  await hint.waitFor({ state: 'detached' })
})

test('a button whose text a narrow window hides shows it as its tooltip', async () => {
  const { page } = ollim()
  const hint = page.getByRole('tooltip')
  const copy = page.getByRole('button', { name: 'Copy link', exact: true })
  onTestFinished(() => page.setViewportSize({ width: 920, height: 600 }))
  await page.setViewportSize({ width: 420, height: 500 })
  await copy.hover()
  await hint.getByText('Copy link').waitFor()

  await page.setViewportSize({ width: 1600, height: 600 })
  await page.getByRole('button', { name: 'Check link' }).hover()
  await hint.getByText('Check link').waitFor()
  // Directly after another tooltip, one would appear at once.
  await copy.hover()
  await hint.waitFor({ state: 'detached' })
})

test('a held key presses only the first button, not the next one that gets the focus', async () => {
  const { page } = ollim()
  await page.getByRole('button', { name: 'Show details' }).focus()
  onTestFinished(() => page.keyboard.up('Enter'))
  await page.keyboard.down('Enter')
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await sheet.getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await untilStill(page)
  expect(await sheet.count()).toBe(1)
  await page.keyboard.press('Enter')
  await sheet.waitFor({ state: 'detached' })
})

test('a tooltip disappears with its button, whatever removes it', async () => {
  const { page } = ollim()
  await page.getByRole('button', { name: 'Copy link' }).focus()
  await page.keyboard.press('Tab')
  await page.getByRole('tooltip').getByText('Check link').waitFor()
  await page.evaluate(() => window.ollim.clearFinishedUploads())
  await page.getByText('Drop images here').waitFor()
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
})
