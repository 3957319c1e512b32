import type { Locator } from 'playwright-core'
import { afterEach, beforeAll, expect, inject, test } from 'vitest'
import { violationsOn } from '../support/electron/axe'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { field, settingsEntry, typeInto } from '../support/electron/settings-form'
import { toastSaying } from '../support/electron/toast'
import { turnSwitch } from '../support/electron/turn-switch'
import { choose, dropFiles, linkOf, openTab, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'contrast') }))
const tabs = ['Uploads', 'History', 'Settings'] as const

beforeAll(async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('contrast'), ['one.png', 'two.png']))
  await linkOf(page, 'two.png')
})

afterEach(() => ollim().page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference' }))

test.each(['light', 'dark'] as const)(
  'with more contrast, all text has a contrast of at least 7:1 in the %s theme',
  async (theme) => {
    const { page } = ollim()
    await page.evaluate((chosen) => window.ollim.changePreferences({ theme: chosen }), theme)
    await page.emulateMedia({ contrast: 'more' })
    const found: string[] = []
    for (const tab of tabs) {
      await openTab(page, tab)
      const problems = await violationsOn(page, ['color-contrast', 'color-contrast-enhanced'])
      found.push(...problems.map((problem) => `${tab}: ${problem}`))
    }
    expect(found).toEqual([])
  },
)

test('with forced colours, selected rows, tabs and switches are still marked', async () => {
  const { page } = ollim()
  await openTab(page, 'Uploads')
  await uploadRow(page, 'one.png').getByText('one.png').first().click()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.getByRole('button', { name: 'Choose files' }).focus()
  const edges = await page.evaluate(() =>
    ['[role=tab][aria-selected=true]', 'li.chosen'].map((selector) => {
      const chosen = document.querySelector(selector)
      return chosen === null ? 'missing' : getComputedStyle(chosen).outlineStyle
    }),
  )
  expect(edges).toEqual(['solid', 'solid'])
  const keepsItsGround = page
    .getByRole('switch')
    .locator('xpath=ancestor::label')
    .evaluate((label) =>
      [...label.querySelectorAll('*')].some((part) => {
        const { forcedColorAdjust, boxShadow } = getComputedStyle(part)
        return forcedColorAdjust === 'none' && boxShadow !== 'none'
      }),
    )
  await expect(keepsItsGround).resolves.toBe(true)
})

test('with forced colours, a field that is wrong has a thicker edge', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'New destination').click()
  await typeInto(page, 'Bucket', 'My Photos')
  await press(page, 'Save')
  await page.getByRole('alert').waitFor()
  await page.emulateMedia({ forcedColors: 'active' })
  const edgeOf = (name: string) =>
    field(page, name).evaluate((input) => getComputedStyle(input).borderLeftWidth)
  expect(await edgeOf('Bucket')).not.toBe(await edgeOf('Key template'))
  await press(page, 'Discard changes')
})

test('with forced colours, collapsed filters that hide images are marked', async () => {
  const { page } = ollim()
  await openTab(page, 'History')
  await press(page, 'More filters')
  await choose(page, 'Kind', 'PNG')
  await press(page, 'More filters')
  await page.emulateMedia({ forcedColors: 'active' })
  const button = page.getByRole('button', { name: 'More filters' })
  expect(await button.evaluate((marked) => getComputedStyle(marked).borderStyle)).toBe('solid')
  await button.click()
  await choose(page, 'Kind', 'Any kind')
  await button.click()
  expect(await button.evaluate((marked) => getComputedStyle(marked).borderStyle)).toBe('none')
})

test('with forced colours, the line below the totals is drawn', async () => {
  const { page } = ollim()
  await openTab(page, 'Uploads')
  await page.emulateMedia({ forcedColors: 'active' })
  const line = page.getByRole('region').filter({ has: page.getByRole('heading', { name: 'ready' }) })
  const isDrawn = await line
    .locator('[aria-hidden]')
    .last()
    .evaluate((track) => {
      const { backgroundImage, height } = getComputedStyle(track)
      return backgroundImage !== 'none' && parseFloat(height) > 0
    })
  expect(isDrawn).toBe(true)
})

test('with forced colours, the marks of checks and radio buttons are still drawn', async () => {
  const { page } = ollim()
  await page.emulateMedia({ forcedColors: 'active' })
  await openTab(page, 'Settings')
  const areDrawn = (all: Locator) =>
    all.evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).boxShadow !== 'none'))
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /photos/ })
    .click()
  const checks = page.getByRole('list', { name: 'Checks' }).locator('li > span:first-child')
  await expect.poll(() => areDrawn(checks)).toEqual([true, true, true, true])
  await press(page, 'General')
  await turnSwitch(page, 'Let editors upload through Ollim', 'on')
  const ways = page.getByRole('radiogroup', { name: 'How the secret is kept' }).locator('label span:empty')
  await expect.poll(() => areDrawn(ways)).toEqual([true, true])
  await turnSwitch(page, 'Let editors upload through Ollim', 'off')
})

test('with forced colours, a selected row with the keyboard focus shows both', async () => {
  const { page } = ollim()
  await page.emulateMedia({ forcedColors: 'active' })
  await openTab(page, 'Uploads')
  const row = uploadRow(page, 'one.png')
  const marks = () =>
    row.evaluate((item) => {
      const bar = getComputedStyle(item, '::after')
      return {
        ring: getComputedStyle(item).outlineStyle,
        hasBar: bar.content !== 'none' && bar.borderLeftStyle === 'solid',
      }
    })
  await row.getByText('one.png').first().click()
  await page.keyboard.press('Space')
  await expect.poll(marks).toEqual({ ring: 'double', hasBar: false })
  await page.keyboard.press('Space')
  await expect.poll(marks).toEqual({ ring: 'double', hasBar: true })
})

test('with forced colours, toasts, menus and sheets have an outline, and icons the colour of their text', async () => {
  const { page } = ollim()
  await page.emulateMedia({ forcedColors: 'active' })
  await openTab(page, 'Uploads')
  const edgeOf = (layer: Locator) => layer.evaluate((element) => getComputedStyle(element).outlineStyle)
  await press(uploadRow(page, 'one.png'), 'Copy link')
  const toast = toastSaying(page, '1 link copied')
  expect(await edgeOf(toast)).toBe('solid')
  const colours = await toast.evaluate((element) =>
    [element, ...element.querySelectorAll('svg')].map((part) => getComputedStyle(part).color),
  )
  expect(new Set(colours).size).toBe(1)
  await page.getByRole('combobox', { name: 'Link format' }).click()
  expect(await edgeOf(page.getByRole('listbox').locator('..'))).toBe('solid')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  expect(await edgeOf(page.locator('[data-sheet] > *'))).toBe('solid')
  await page.keyboard.press('Escape')
})
