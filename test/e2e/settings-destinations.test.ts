import type { Locator, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { pastedText } from '../support/electron/clipboard'
import { hear } from '../support/electron/hear'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import {
  chooseProvider,
  field,
  fillForm,
  openMore,
  sentenceAt,
  settingsEntry,
  typeDestination,
  typeInto,
} from '../support/electron/settings-form'
import { choose, dropFiles, linkOf, openTab, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneOllim(() => ({}))

test('every field is saved and shown again after a restart, secrets as dots', async () => {
  const home = await newFolder('home')
  const before = await ollimForTest({ home })
  await openTab(before.page, 'Settings')
  await chooseProvider(before.page, 'Other')
  await openMore(before.page)
  const typed = {
    'Destination name': 'My photos 내 사진',
    Endpoint: 'https://s3.example.com:9000',
    Bucket: 'my-photos',
    Region: 'eu-central-7',
    'Access key ID': 'EXAMPLEKEY1234',
    'Secret access key': 'a secret of many letters'.replaceAll(' ', '-'),
    'Session token': 'a-token-of-many-letters',
    'Key template': 'shots/{year}/{name}-{hash:8}.{ext}',
    'Public URL base': 'https://img.example.com/p',
    'Cache-Control': 'public, max-age=60',
  }
  await typeDestination(before.page, typed)
  await before.page.getByText('Path-style addressing', { exact: true }).click()
  await before.page.getByText('Store all the same', { exact: true }).click()
  const isPathStyle = await before.page.getByRole('switch', { name: 'Path-style addressing' }).isChecked()
  await press(before.page, 'Save')
  await untilSaved(before.page, [typed['Destination name']])
  await before.close()

  const { page } = await ollimForTest({ home })
  await openTab(page, 'Settings')
  await openMore(page)
  const shown = { 'Access key ID': '••••1234', 'Secret access key': '••••••••', 'Session token': '••••••••' }
  for (const [name, text] of Object.entries({ ...typed, ...shown }))
    expect([name, await field(page, name).inputValue()]).toEqual([name, text])
  expect(await page.getByRole('switch', { name: 'Path-style addressing' }).isChecked()).toBe(isPathStyle)
  expect(await page.getByRole('radio', { name: 'Other' }).isChecked()).toBe(true)
  expect(await page.getByRole('radio', { name: 'Store all the same' }).isChecked()).toBe(true)
})

test('a stored secret is replaced only with its button, and kept if that is cancelled', async () => {
  const { page } = ollim()
  await fillForm(page, store, {
    'Destination name': 'Holiday',
    'Secret access key': 'not-the-secret',
  })
  await press(page, 'Save')
  await untilSaved(page, ['Holiday'])
  const secret = field(page, 'Secret access key')
  await expect.poll(() => secret.getAttribute('readonly')).not.toBeNull()

  await press(page, 'Replace Secret access key')
  await secret.fill('half-typed')
  await press(page, 'Keep stored Secret access key')
  expect(await secret.inputValue()).toBe('••••••••')

  await press(page, 'Replace Secret access key')
  expect(await secret.inputValue()).toBe('')
  expect(await secret.getAttribute('type')).toBe('password')
  await secret.fill(store.secretAccessKey)
  await press(page, 'Save')
  await expect.poll(() => secret.inputValue()).toBe('••••••••')
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('replaced'), ['replaced.png']))
  await linkOf(page, 'replaced.png')
})

test('Save confirms that it saved, even without changes', async () => {
  const { page } = await ollimForTest({})
  await page.clock.install()
  await fillForm(page, store, { 'Destination name': 'Told' })
  const heard = await hear(page)
  const times = async () => (await heard()).filter((words) => words === 'Saved').length
  const saved = page.getByRole('button', { name: 'Saved', exact: true })
  for (const count of [1, 2]) {
    await press(page, 'Save')
    await saved.waitFor()
    await expect.poll(times).toBe(count)
    await page.clock.fastForward('00:10')
    await saved.waitFor({ state: 'detached' })
  }
})

test('unsaved edits stay while another tab is open, and can be discarded', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await typeInto(page, 'Key template', 'edited/{name}.{ext}')
  await openTab(page, 'History')
  await openTab(page, 'Settings')
  expect(await field(page, 'Key template').inputValue()).toBe('edited/{name}.{ext}')
  await settingsEntry(page, 'Holiday').getByText('not saved').waitFor()
  await press(page, 'Discard changes')
  expect(await field(page, 'Key template').inputValue()).toBe('{year}/{month}/{name}.{ext}')
})

test('the help for a rarely used field keeps its distance from the next field', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await openMore(page)
  const label = await page.getByText('Cache-Control', { exact: true }).boundingBox()
  const help = await page.getByText('Sent with each image.').boundingBox()
  expect((label?.y ?? 0) - (help?.y ?? 0) - (help?.height ?? 0)).toBeGreaterThan(10)
})

test('typing a key template shows an example key, or what is wrong with it', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  const wrong = {
    'shots/{nam}.{ext}': 'There is no variable called “nam”. Choose one under Variables.',
    'shots/{name': 'A brace is opened but not closed. Write variables like {name}.',
    'shots/name}': 'A brace is closed but not opened. Write variables like {name}.',
    '../{name}.{ext}': 'A folder cannot be called “.” or “..”. Remove it.',
    'shots/': 'The template ends with a slash. Add a file name, for example {name}.{ext}.',
    'shots/{hash:99}.{ext}': 'Give “hash” a length from 1 to 64, for example {hash:8} or {random:8}.',
    'always-the-same.{ext}': 'Every image would get the same key. Add {name}, {hash:8} or {uuid}.',
  }
  for (const [template, sentence] of Object.entries(wrong)) {
    await typeInto(page, 'Key template', template)
    await expect.poll(() => sentenceAt(page, 'Key template')).toBe(sentence)
  }
  await typeInto(page, 'Key template', 'shots/{year}/{name}.{ext}')
  const year = new Date().getFullYear()
  await page.getByText(new RegExp(`^Key shots/${year}/.+\\..+$`)).waitFor()
  await press(page, 'Discard changes')
})

test('variables can be inserted into the key template from a list', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await typeInto(page, 'Key template', 'a/')
  await press(page, 'Variables')
  await page.getByRole('menuitem', { name: 'uuid' }).click()
  await expect.poll(() => field(page, 'Key template').inputValue()).toBe('a/{uuid}')
  await press(page, 'Discard changes')
})

test('with several destinations, uploads go to the chosen one', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Holiday').click()
  await press(page, 'Duplicate')
  await untilSaved(page, ['Holiday', 'Holiday 2'])
  await expect.poll(() => field(page, 'Destination name').inputValue()).toBe('Holiday 2')
  await typeDestination(page, { 'Destination name': 'Work', 'Key template': 'settings-work/{name}.{ext}' })
  await press(page, 'Save')
  await untilSaved(page, ['Holiday', 'Work'])

  await openTab(page, 'Uploads')
  await page.getByRole('combobox', { name: 'Destination' }).click()
  await page.getByRole('option', { name: 'Work' }).click()
  await dropFiles(page, await writeImages(await newFolder('work'), ['to work.png']))
  expect(await linkOf(page, 'to work.png')).toMatch(/\/settings-work\/to%20work.*\.png$/)
})

test('a destination can have its own link format', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Work').click()
  await choose(page, 'Format of its links', 'HTML')
  await press(page, 'Save')
  await expect.poll(async () => formats(page)).toEqual({ general: 'url', Holiday: 'general', Work: 'html' })
  await openTab(page, 'Uploads')
  await page.getByRole('combobox', { name: 'Link format' }).getByText('HTML').waitFor()
  await press(uploadRow(page, 'to work.png'), 'Copy link')
  await expect.poll(pastedText).toMatch(/^<img src="http.*" alt="to work" width="8" height="8">$/)
  await choose(page, 'Link format', 'BBCode')
  await expect.poll(async () => formats(page)).toEqual({ general: 'url', Holiday: 'general', Work: 'bbcode' })
  await page.getByRole('combobox', { name: 'Destination' }).click()
  await page.getByRole('option', { name: 'Holiday' }).click()
  await choose(page, 'Link format', 'Markdown')
  await expect
    .poll(async () => formats(page))
    .toEqual({ general: 'markdown', Holiday: 'general', Work: 'bbcode' })
  await page.getByRole('combobox', { name: 'Destination' }).click()
  await page.getByRole('option', { name: 'Work' }).click()

  // If links have several formats, the preview says so.
  await page.getByText('Markdown, BBCode, 2 lines').waitFor()
  await page.getByRole('button', { name: 'Copy all links' }).click()
  await page.getByText('2 links copied as Markdown, BBCode').waitFor()
})

async function formats(page: Page): Promise<Readonly<Record<string, string>>> {
  const { destinations, preferences } = await readSettings(page)
  const own = destinations.map(({ name, linkFormat }) => [name, linkFormat] as const)
  return { general: preferences.linkFormat, ...Object.fromEntries(own) }
}

test('the default destination can be chosen in the settings, and is marked there', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Holiday').click()
  await press(page, 'Make default')
  await settingsEntry(page, 'Holiday').getByText('default', { exact: true }).waitFor()
  const { destinations, defaultDestinationId } = await readSettings(page)
  expect(destinations.find(({ id }) => id === defaultDestinationId)?.name).toBe('Holiday')
  await openTab(page, 'Uploads')
  await page.getByRole('combobox', { name: 'Destination' }).getByText('Holiday').waitFor()
})

test('two destinations cannot have the same name', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Work').click()
  await typeInto(page, 'Destination name', 'Holiday')
  await press(page, 'Save')
  await expect
    .poll(() => sentenceAt(page, 'Destination name'))
    .toBe('Another destination is already called Holiday. Choose another name.')
  await press(page, 'Discard changes')
})

test('Save stands out only while there is something to save', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Work').click()
  const standsOut = () =>
    standsOutFrom(page.getByRole('button', { name: 'Check', exact: true }), saveOf(page))
  await expect.poll(standsOut).toBe(false)
  await typeInto(page, 'Bucket', 'elsewhere')
  await expect.poll(standsOut).toBe(true)
  await press(page, 'Discard changes')
  await expect.poll(standsOut).toBe(false)
  await settingsEntry(page, 'New destination').click()
  await expect.poll(standsOut).toBe(true)
})

test('a destination is deleted only after a question, during which no key saves the form behind it', async () => {
  const { page } = ollim()
  await openTab(page, 'Settings')
  await settingsEntry(page, 'Work').click()
  await typeInto(page, 'Destination name', 'Saved behind the question')
  await press(page, 'Delete destination')
  const question = page.getByRole('alertdialog', { name: 'Delete “Work”?' })
  await question.waitFor()
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await press(page, 'Discard changes')
  expect((await readSettings(page)).destinations.map(({ name }) => name)).toEqual(['Holiday', 'Work'])
  await press(page, 'Delete destination')
  await press(question, 'Delete')
  await untilSaved(page, ['Holiday'])
  expect(await settingsEntry(page, 'Work').count()).toBe(0)
})

function saveOf(page: Page): Locator {
  return page.getByRole('button', { name: 'Save', exact: true })
}

/** Whether two buttons have different grounds. */
async function standsOutFrom(one: Locator, other: Locator): Promise<boolean> {
  const grounds = [one, other].map((button) =>
    button.evaluate((element) => getComputedStyle(element).backgroundColor),
  )
  return new Set(await Promise.all(grounds)).size === 2
}
