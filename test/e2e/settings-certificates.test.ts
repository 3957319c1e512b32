import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { field, openMore, sentenceAt, settingsEntry, typeInto } from '../support/electron/settings-form'
import { openTab, press } from '../support/electron/window'

const ollim = oneOllim(() => ({}))

test('edits made while a certificate file is being read are kept', async () => {
  const { page } = ollim()
  const { file, chooser, goOnReading } = await openChooser(page)
  await chooser.setInputFiles(file)
  await typeInto(page, 'Cache-Control', 'no-cache')
  await goOnReading()
  await expect
    .poll(() => field(page, 'Private certificate authority').inputValue())
    .toBe('the certificate of the office')
  expect(await field(page, 'Cache-Control').inputValue()).toBe('no-cache')
  await press(page, 'Discard changes')
})

test('a certificate file that is being read arrives in its form, even if the person has left it', async () => {
  const { page } = ollim()
  const { file, chooser, goOnReading } = await openChooser(page)
  await chooser.setInputFiles(file)
  await settingsEntry(page, 'General').click()
  await goOnReading()
  await settingsEntry(page, 'New destination').click()
  await openMore(page)
  await expect
    .poll(() => field(page, 'Private certificate authority').inputValue())
    .toBe('the certificate of the office')
  await press(page, 'Discard changes')
})

test('a certificate file that cannot be read is named, until another one is chosen', async () => {
  const { page } = ollim()
  const { file, chooser, goOnReading } = await openChooser(page)
  await chooser.setInputFiles(file)
  await rm(file)
  await goOnReading()
  await expect
    .poll(() => sentenceAt(page, 'Private certificate authority'))
    .toBe('office.crt cannot be read. Check that it is there and that you may read it.')
  await writeFile(file, 'the certificate of the office')
  await chooser.setInputFiles(file)
  await expect
    .poll(() => field(page, 'Private certificate authority').inputValue())
    .toBe('the certificate of the office')
  expect(await sentenceAt(page, 'Private certificate authority')).not.toContain('office.crt')
  await press(page, 'Discard changes')
})

/** Opens the form of a new destination, with a certificate file to choose, which is read once `goOnReading` is called. */
async function openChooser(page: Page) {
  await openTab(page, 'Settings')
  await settingsEntry(page, 'New destination').click()
  await openMore(page)
  const goOnReading = await holdReading(page)
  const file = path.join(await newFolder('authority'), 'office.crt')
  await writeFile(file, 'the certificate of the office')
  return { file, goOnReading, chooser: page.locator('input[type=file][accept*=".pem"]') }
}

/** Holds up the page's reading of files until the returned function is called. */
async function holdReading(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(() => {
    const waiting = new EventTarget()
    const allowed = new Promise((resolve) => {
      waiting.addEventListener('go-on', resolve)
    })
    Blob.prototype.arrayBuffer = async function readLater(this: Blob) {
      await allowed
      return new Response(this).arrayBuffer()
    }
    return waiting
  })
  return () => held.evaluate((waiting) => void waiting.dispatchEvent(new Event('go-on')))
}
