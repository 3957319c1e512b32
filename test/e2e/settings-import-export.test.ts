import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { copyText } from '../support/electron/clipboard'
import { expectNoViolations } from '../support/electron/axe'
import type { Ollim } from '../support/electron/launch'
import { answerOpenDialog } from '../support/electron/dialogs'
import { focused } from '../support/electron/keyboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import { field, typeInto } from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const passphrase = 'rain on the tin roof'

const remote = (name: string, bucket: string) =>
  `[${name}]\ntype = s3\nprovider = Other\nendpoint = ${store.endpoint}\nregion = ${store.region}\n` +
  `access_key_id = ${store.accessKeyId}\nsecret_access_key = ${store.secretAccessKey}\n` +
  (bucket === '' ? '' : `bucket = ${bucket}\n`)
const configuration = remote('Blog', store.bucket) + remote('Work', 'another') + remote('Keys only', '')

async function paste(page: Page, text: string): Promise<void> {
  await copyText(text)
  await page.getByRole('textbox', { name: 'Paste anything' }).press('Control+v')
}

/** The system's dialogs answer with a file as soon as they open. */
async function answerDialogs(ollim: Ollim, file: string): Promise<void> {
  await ollim.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await answerOpenDialog(ollim, [file])
}

test('the chosen destinations of another program are added together', async () => {
  const { page } = await ollimForTest({})
  await paste(page, configuration)
  const list = page.getByRole('group', { name: 'Found in your paste' })
  await list.waitFor()
  const boxes = list.getByRole('checkbox')
  expect(
    await boxes.evaluateAll((all) => all.map((box) => box instanceof HTMLInputElement && box.checked)),
  ).toEqual([true, true, false])
  expect(await list.getByRole('checkbox', { name: 'Keys only' }).isDisabled()).toBe(true)
  await expectNoViolations(page)
  await list.getByText('Work', { exact: true }).click()
  await press(page, 'Add 1 destination')
  await untilSaved(page, ['Blog'])
  await page.getByText('Drop images here').waitFor()
  const files = await writeImages(await newFolder('imported'), ['imported.png'])
  await dropFiles(page, files)
  await expectServed(await linkOf(page, 'imported.png'), files[0] ?? '', 'image/png')

  await openTab(page, 'Settings')
  await press(page, 'New destination')
  await paste(page, configuration)
  await list.getByText('already there').waitFor()
  await press(page, 'Fill in Keys only')
  await expect.poll(() => field(page, 'Destination name').inputValue()).toBe('Keys only')
  const names = page.getByRole('radiogroup', { name: 'Found in your paste' }).getByRole('radio')
  expect(await names.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent))).toEqual([
    'Blog',
    'Work',
    'Keys only',
  ])
})

test('what cannot be added on the first screen is shown in the settings, where it can be filled in', async () => {
  const { page } = await ollimForTest({})
  const far =
    'endpoint = s3.eu-central-1.wasabisys.com\nregion = us-east-1\nprovider = Wasabi\nbucket = archive\n'
  await paste(
    page,
    `${remote('Blog', store.bucket)}[Far]\ntype = s3\n${far}access_key_id = AK\nsecret_access_key = SK\n`,
  )
  await press(page, 'Add 2 destinations')
  await untilSaved(page, ['Blog'])
  await page.getByText('Far was not added. The endpoint is in eu-central-1.').waitFor()
  await expect.poll(() => focused(page)).toBe('Paste anything')
  await press(page, 'Fill in Far')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('archive')
  await typeInto(page, 'Region', 'eu-central-1')
  await press(page, 'Save')
  await untilSaved(page, ['Blog', 'Far'])
})

test('a file that cannot be imported is reported with what to do', async () => {
  const ollim = await ollimForTest({})
  const { page } = ollim
  await answerDialogs(ollim, path.join(await newFolder('nothing'), 'gone.csv'))
  await openTab(page, 'Settings')
  await press(page, 'General')
  await press(page, 'Import')
  const alert = page.getByRole('alert').filter({ hasText: 'gone.csv' })
  await alert.getByText('gone.csv cannot be read. Check that it is there and that you may read it.').waitFor()
})

test('a failed import is reported wherever the person is by then', async () => {
  const { page, app } = await ollimForTest({})
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () =>
      new Promise((resolve) => {
        Reflect.set(globalThis, 'choose', (file: string) => resolve({ canceled: false, filePaths: [file] }))
      })
  })
  const choose = (file: string) =>
    app.evaluate((_electron, chosen) => {
      const answer: unknown = Reflect.get(globalThis, 'choose')
      if (typeof answer === 'function') Reflect.apply(answer, undefined, [chosen])
      return typeof answer
    }, file)
  await openTab(page, 'Settings')
  await press(page, 'General')
  await press(page, 'Import')
  await openTab(page, 'History')
  await expect.poll(async () => choose(path.join(await newFolder('nothing'), 'gone.csv'))).toBe('function')
  await page.getByRole('alert').getByText('gone.csv cannot be read.').waitFor()
})

test('destinations can be exported and imported elsewhere, their secrets only with the passphrase', async () => {
  const file = path.join(await newFolder('export'), 'ollim.json')
  const from = await ollimForTest({})
  await paste(from.page, configuration)
  await press(from.page, 'Add 2 destinations')
  await untilSaved(from.page, ['Blog', 'Work'])
  await answerDialogs(from, file)
  await openTab(from.page, 'Settings')
  await press(from.page, 'General')
  await press(from.page, 'Export')
  const dialog = from.page.getByRole('dialog', { name: 'Export destinations' })
  await dialog.getByText('With their secrets').click()
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await dialog.getByLabel('Repeat the passphrase').fill(passphrase)
  await expectNoViolations(from.page)
  await dialog.getByLabel('Repeat the passphrase').press('Enter')
  await from.page.getByText('2 destinations exported').waitFor()
  const text = await readFile(file, 'utf8')
  expect(text).not.toMatch(new RegExp(`${store.secretAccessKey}|${passphrase}`))
  expect(await from.page.content()).not.toContain(passphrase)
  await press(from.page, 'Export')
  await dialog.getByText('With their secrets').click()
  expect(await dialog.getByLabel('Passphrase', { exact: true }).inputValue()).toBe('')

  const to = await ollimForTest({})
  await answerDialogs(to, file)
  await openTab(to.page, 'Settings')
  await press(to.page, 'General')
  await press(to.page, 'Import')
  const secret = to.page.getByLabel('Passphrase')
  await secret.fill('a wrong guess')
  await press(to.page, 'Unlock')
  await to.page.getByText('This passphrase does not open it').waitFor()
  await secret.fill(passphrase)
  await secret.press('Enter')
  await press(to.page, 'Add 2 destinations')
  await untilSaved(to.page, ['Blog', 'Work'])
  const { destinations } = await readSettings(to.page)
  expect(destinations).toMatchObject([{ hasSecretAccessKey: true }, { hasSecretAccessKey: true }])
})
