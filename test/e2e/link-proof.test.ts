import type { Locator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectNoViolations } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { copyText, pastedText } from '../support/electron/clipboard'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { hear } from '../support/electron/hear'
import { entryCell } from '../support/electron/history-cells'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { turnSwitch } from '../support/electron/turn-switch'
import { dropFiles, linkOf, openTab, press, untilRowSays, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest } from '../support/servers/faulty-server'

const environment = destinationIn(inject('publicStore'), 'link-proof')
const ollim = oneFreshOllim(() => ({ environment }))
/** Its links lead to where nothing is. */
const ollimElsewhere = oneFreshOllim(() => ({
  environment: { ...environment, OLLIM_PUBLIC_URL: `${environment['OLLIM_ENDPOINT'] ?? ''}/elsewhere` },
}))

test('checking a link in a row shows how it opens, or why it does not', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('proof'), ['open.png']))
  await linkOf(page, 'open.png')
  const heard = await hear(page)
  await press(uploadRow(page, 'open.png'), 'Check link')
  await untilRowSays(page, 'open.png', /^public, image\/png, \d+ ms$/)
  expect(await heard()).toContainEqual(expect.stringMatching(/^public, image\/png, \d+ ms$/))
  await expectNoViolations(page)

  const { page: other } = ollimElsewhere()
  await dropFiles(other, await writeImages(await newFolder('proof'), ['lost.png']))
  await linkOf(other, 'lost.png')
  await press(uploadRow(other, 'lost.png'), 'Check link')
  await untilRowSays(other, 'lost.png', /but its link finds nothing/)
  // As in a failed row, only the cause is red.
  const colours = uploadRow(other, 'lost.png')
    .getByText(/but its link finds nothing/)
    .locator('xpath=ancestor-or-self::span')
    .evaluateAll((parts) => new Set(parts.map((part) => getComputedStyle(part).color)).size)
  await expect(colours).resolves.toBe(2)
  await expectNoViolations(other)
  // On several lines, the sign stands at the first.
  await other.setViewportSize({ width: 420, height: 640 })
  const words = uploadRow(other, 'lost.png').getByText(/but its link finds nothing/)
  const sign = uploadRow(other, 'lost.png').getByRole('status').locator('svg').first()
  const lines = await words.evaluate((text) => text.getBoundingClientRect().height / 18)
  expect(lines).toBeGreaterThan(1)
  const topOf = async (part: Locator) => (await part.boundingBox())?.y ?? Infinity
  expect((await topOf(sign)) - (await topOf(words))).toBeLessThan(6)
})

test('checking a link in the history shows how it opens, or why it does not', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('proof'), ['kept.png']))
  await linkOf(page, 'kept.png')
  await openTab(page, 'History')
  await page.getByRole('gridcell').first().click()
  const panel = page.getByRole('complementary', { name: 'kept.png' })
  const heard = await hear(page)
  await press(panel, 'Check link')
  // On one line, since today needs no date.
  const answer = panel.getByText(/^image\/png · \d+ ms · \d\d:\d\d$/)
  await answer.waitFor()
  expect((await answer.boundingBox())?.height).toBeLessThan(24)
  expect(await heard()).toContainEqual(expect.stringMatching(/^Public ?image\/png/))
  await expectNoViolations(page)

  const { page: other } = ollimElsewhere()
  await dropFiles(other, await writeImages(await newFolder('proof'), ['astray.png']))
  await linkOf(other, 'astray.png')
  await openTab(other, 'History')
  await other.getByRole('gridcell').first().click()
  const lost = other.getByRole('complementary', { name: 'astray.png' })
  await press(lost, 'Check link')
  await lost.getByText('Does not open').waitFor()
  await lost.getByText(/but its link finds nothing/).waitFor()
  await expectNoViolations(other)
})

test('Check link is disabled for each image of the history while its link is being checked', async () => {
  const silent = await faultyForTest(() => undefined)
  const { page } = await ollimForTest({ environment: { ...environment, OLLIM_PUBLIC_URL: silent.endpoint } })
  const names = ['first.png', 'second.png']
  await dropFiles(page, await writeImages(await newFolder('proof'), names))
  for (const name of names) await linkOf(page, name)
  await openTab(page, 'History')
  const check = (name: string) =>
    page.getByRole('complementary', { name }).getByRole('button', { name: 'Check link' })
  for (const name of names) {
    await entryCell(page, name).click()
    await check(name).click()
    await expect.poll(() => check(name).isDisabled()).toBe(true)
  }
  await entryCell(page, 'first.png').click()
  expect(await check('first.png').isDisabled()).toBe(true)
})

test('with the switch on, links are checked before they are copied, and a server that does not answer delays nothing', async () => {
  const silent = await faultyForTest(() => undefined)
  const { page } = ollim()
  await openTab(page, 'Settings')
  await press(page, 'General')
  await turnSwitch(page, 'Check links before they are copied', 'on')
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('proof'), ['copied.png']))
  const url = await linkOf(page, 'copied.png')
  await copyText('mine')
  await press(uploadRow(page, 'copied.png'), 'Copy link')
  await page.getByText(/^1 link copied as URL: public, image\/png, \d+ ms$/).waitFor()
  await expect.poll(pastedText).toBe(url)

  const { page: other } = await ollimForTest({
    environment: { ...environment, OLLIM_PUBLIC_URL: silent.endpoint },
  })
  await other.evaluate(() => window.ollim.changePreferences({ proveLinks: true }))
  await dropFiles(other, await writeImages(await newFolder('proof'), ['silent.png']))
  await linkOf(other, 'silent.png')
  await press(uploadRow(other, 'silent.png'), 'Copy link')
  await other.getByText('1 link copied as URL, not checked in time').waitFor()
  await expect.poll(pastedText).toContain('silent.png')
})

test('copied links that do not open are reported in a banner until it is dismissed', async () => {
  const { page } = ollimElsewhere()
  await page.evaluate(() => window.ollim.changePreferences({ proveLinks: true }))
  await dropFiles(page, await writeImages(await newFolder('proof'), ['one.png', 'two.png']))
  await linkOf(page, 'one.png')
  await linkOf(page, 'two.png')

  await page.getByRole('button', { name: /^Copy all links/ }).click()

  const banner = page.getByRole('alert')
  await banner.getByText(/^2 copied links need attention\. .+its link finds nothing/).waitFor()
  await expectNoViolations(page)
  await press(banner, 'Dismiss')
  await expect.poll(() => banner.count()).toBe(0)
})
