import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { focused, pressByKey } from '../support/electron/keyboard'
import type { Ollim } from '../support/electron/launch'
import { newFolder } from '../support/electron/ollim-in-test'
import { settingsEntry } from '../support/electron/settings-form'
import { openTab } from '../support/electron/window'

const ollim = oneFreshOllim(() => ({ environment: destinationIn(inject('publicStore'), 'export') }))
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export destinations' })

test('Save file asks for a file once, and again after none was chosen', async () => {
  const { page } = ollim()
  const file = path.join(await newFolder('export'), 'ollim.json')
  const system = await holdSaveDialog(ollim())
  await openExport(page)
  await pressByKey(page, 'Save file')
  await expect.poll(system.timesAsked).toBe(1)
  await page.keyboard.press('Enter')
  await system.answer('')
  await expect.poll(() => focused(page)).toBe('Save file')
  // The page has heard of the answer once it asks again.
  await expect
    .poll(async () => {
      await page.keyboard.press('Enter')
      return system.timesAsked()
    })
    .toBe(2)
  await page.keyboard.press('Enter')
  await system.answer(file)
  await page.getByText('1 destination exported').waitFor()
  expect(await system.timesAsked()).toBe(2)
  expect(await readFile(file, 'utf8')).toContain('export')
  await expect.poll(() => focused(page)).toBe('Export')
})

test('a file that cannot be written is named in the dialog, which stays as it was', async () => {
  const { page } = ollim()
  const folder = await newFolder('export')
  const system = await holdSaveDialog(ollim())
  await openExport(page)
  const alert = dialogOf(page).getByRole('alert')
  await pressByKey(page, 'Save file')
  await system.answer(folder)
  await alert.getByText('cannot be written. Choose a folder in which you may write.').waitFor()
  await expect.poll(() => focused(page)).toBe('Save file')
  await pressByKey(page, 'Save file')
  await alert.waitFor({ state: 'detached' })
  await system.answer('')
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Export')
})

test('an export that fails after its dialog was closed says so, and one that ends leaves the next dialog open', async () => {
  const { page } = ollim()
  const folder = await newFolder('export')
  const system = await holdSaveDialog(ollim())
  await openExport(page)
  await pressByKey(page, 'Save file')
  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'detached' })
  await system.answer(folder)
  await page.getByRole('alert').getByText('cannot be written').waitFor()

  await openExport(page)
  await pressByKey(page, 'Save file')
  await expect.poll(system.timesAsked).toBe(2)
  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'detached' })
  await pressByKey(page, 'Export')
  await dialogOf(page).waitFor()
  await system.answer(path.join(folder, 'ollim.json'))
  await page.getByText('1 destination exported').waitFor()
  expect(await dialogOf(page).isVisible()).toBe(true)
  await page.keyboard.press('Escape')
})

async function openExport(page: Page): Promise<void> {
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
  await pressByKey(page, 'Export')
  await dialogOf(page).waitFor()
}

/** The system's dialog for a file to write, answered by the test; no name closes it. */
async function holdSaveDialog({ app }: Pick<Ollim, 'app'>) {
  await app.evaluate(({ dialog, ipcMain }) => {
    ipcMain.removeAllListeners('answer-save-dialog')
    Reflect.set(globalThis, 'timesAsked', 0)
    dialog.showSaveDialog = () => {
      Reflect.set(globalThis, 'timesAsked', Number(Reflect.get(globalThis, 'timesAsked')) + 1)
      return new Promise((resolve) => {
        ipcMain.once('answer-save-dialog', (_event, filePath: string) => {
          resolve({ canceled: filePath === '', filePath })
        })
      })
    }
  })
  return {
    timesAsked: () => app.evaluate((): unknown => Reflect.get(globalThis, 'timesAsked')),
    answer: (filePath: string) =>
      app.evaluate(({ ipcMain }, chosen) => void ipcMain.emit('answer-save-dialog', {}, chosen), filePath),
  }
}
