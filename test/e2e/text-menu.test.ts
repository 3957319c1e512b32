import { expect, inject, test } from 'vitest'
import { copyText, pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { entryCell } from '../support/electron/history-cells'
import { newFolder } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, openTab, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const ollim = oneFreshOllim(() => ({ environment: destinationIn(inject('publicStore'), 'text-menu') }))

test('the menu of a text field pastes, selects and cuts', async () => {
  const { page, app } = ollim()
  await openTab(page, 'History')
  const search = page.getByRole('searchbox', { name: 'Search history' })
  await copyText('제주 바다')
  await chooseFromNextMenu(app, ['Paste'])
  await search.click({ button: 'right' })
  await expect.poll(() => search.inputValue()).toBe('제주 바다')
  await chooseFromNextMenu(app, ['Select All'])
  await search.click({ button: 'right' })
  await chooseFromNextMenu(app, ['Cut'])
  await search.click({ button: 'right' })
  await expect.poll(() => search.inputValue()).toBe('')
  expect(await pastedText()).toBe('제주 바다')
})

test('a field in a row has the menu of a text field, and stays open; the rest of the row keeps its own', async () => {
  const { page, app } = ollim()
  await dropFiles(page, await writeImages(await newFolder('text-menu'), ['apple.png']))
  await linkOf(page, 'apple.png')
  const row = uploadRow(page, 'apple.png')
  await row.getByText('apple.png', { exact: true }).first().click()
  await page.keyboard.press('F2')
  await copyText('A red apple')
  const field = row.getByRole('textbox')
  await chooseFromNextMenu(app, ['Paste'])
  await field.click({ button: 'right' })
  await expect.poll(() => field.inputValue()).toBe('A red apple')
  await page.keyboard.press('Enter')
  await row.getByText('A red apple').waitFor()
  await chooseFromNextMenu(app, ['Alt Text…'])
  await row.click({ button: 'right' })
  await field.waitFor()
})

test('a link outside of the lists has a menu that copies it, or opens it', async () => {
  const { page, app } = ollim()
  await dropFiles(page, await writeImages(await newFolder('link-menu'), ['sea.png']))
  const url = await linkOf(page, 'sea.png')
  await page.evaluate(() => window.ollim.changePreferences({ linkFormat: 'markdown' }))
  await app.evaluate(({ dialog, shell }) => {
    Reflect.set(dialog, 'showMessageBox', () => Promise.resolve({ response: 1, checkboxChecked: false }))
    shell.openExternal = async (address) => void Reflect.set(globalThis, 'opened', address)
  })

  await press(uploadRow(page, 'sea.png'), 'Show details')
  const inDetails = page.getByRole('dialog').getByRole('link')
  await chooseFromNextMenu(app, ['Copy Link'])
  await inDetails.click({ button: 'right' })
  await expect.poll(pastedText).toBe(`![sea](${url})`)
  await page.keyboard.press('Escape')

  await openTab(page, 'History')
  await entryCell(page, 'sea.png').click()
  const inPanel = page.getByRole('complementary', { name: 'sea.png' }).getByRole('link')
  await copyText('something else')
  await chooseFromNextMenu(app, ['Copy Link'])
  await inPanel.click({ button: 'right' })
  await expect.poll(pastedText).toBe(`![sea](${url})`)
  await chooseFromNextMenu(app, ['Open in Browser'])
  await inPanel.click({ button: 'right' })
  await expect.poll(() => app.evaluate((): unknown => Reflect.get(globalThis, 'opened'))).toBe(url)
})

test('selected text can be copied by its menu', async () => {
  const { page, app } = ollim()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Help' })
  await sheet.getByRole('tab', { name: 'Link formats' }).click()
  const example = sheet.getByText(/^\[img\]/)
  await example.click({ clickCount: 3 })
  await chooseFromNextMenu(app, ['Copy'])
  await example.click({ button: 'right' })
  await expect.poll(pastedText).toContain('[img]https://')
})
