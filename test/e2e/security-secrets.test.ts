import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { parseStoredSettings, type StoredSecret } from '../../electron/core/settings/stored-settings'
import { hasKeyring, keyringSession } from '../support/electron/keyring'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings, untilSaved } from '../support/electron/settings'
import {
  chooseProvider,
  field,
  sentenceAt,
  typeDestination,
  typedFor,
  typeStore,
} from '../support/electron/settings-form'
import { documentText, filesHolding, modeOf, processTexts } from '../support/electron/traces'
import { dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { makeUniquePng, writeImages } from '../support/images/write-images'

const store = inject('publicStore')
/** Distinctive, and as long as real ones. */
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYZEBRAKINGS'
const token = 'IQoJb3JpZ2luX2VjEDISTINCTIVE/SESSION+TOKEN=='

/** Types a destination with the distinctive secrets on the first screen and saves it. */
async function saveSecrets(page: Page, keeping?: 'Store all the same'): Promise<void> {
  await chooseProvider(page, 'MinIO')
  await press(page, 'Session token, for temporary keys')
  if (keeping !== undefined) {
    await press(page, keeping)
    await page.getByText('Your secret is stored on this disk without protection.').waitFor()
  }
  await typeDestination(page, { ...typedFor(store), 'Secret access key': secret, 'Session token': token })
  await press(page, 'Save')
  await untilSaved(page, [store.bucket])
}

/** Makes the log, the history and the page deal with the secrets: a check, an upload, every screen. */
async function useSecrets(page: Page): Promise<void> {
  await dropFiles(page, await writeImages(await newFolder('secret'), ['secret.png']))
  await page
    .getByRole('button', { name: 'Open Settings' })
    .or(page.getByRole('button', { name: 'Show details' }))
    .first()
    .waitFor()
  await openTab(page, 'History')
  await openTab(page, 'Settings')
  await press(page, 'Check')
  await page.getByRole('list', { name: 'Checks' }).getByRole('listitem', { name: 'Who, failed' }).waitFor()
}

/** Neither on the disk, nor in the page, nor where other programs of this person can see it. */
async function expectNoTrace(home: string, page: Page): Promise<void> {
  for (const hidden of [secret, token]) {
    expect(await filesHolding(home, hidden)).toEqual([])
    expect(await documentText(page)).not.toContain(hidden)
    expect(JSON.stringify(await readSettings(page))).not.toContain(hidden)
    const processes = await processTexts(home)
    expect(processes.length).toBeGreaterThan(2)
    for (const text of processes) expect(text).not.toContain(hidden)
  }
}

/** What the settings file holds of the one destination's secrets. */
async function storedSecret(home: string): Promise<StoredSecret | undefined> {
  const content: unknown = JSON.parse(await readFile(path.join(home, 'settings.json'), 'utf8'))
  const parsed = parseStoredSettings(content)
  return parsed.kind === 'settings' ? Object.values(parsed.settings.secrets)[0] : undefined
}

/** The first bytes of what safeStorage made, which tell by what it was sealed. */
function sealOf(secret: StoredSecret | undefined): string {
  return Buffer.from(secret?.sealed ?? '', 'base64')
    .subarray(0, 3)
    .toString()
}

describe.runIf(hasKeyring)('with a keyring', () => {
  test('secrets are encrypted with it, and stored nowhere in plain text', async () => {
    const { launch } = await keyringSession(await newFolder('keyring'))
    const { page, home, app } = await ollimForTest(launch)
    expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'gnome_libsecret',
    )
    await page.getByText('Your secret is encrypted with this computer’s keyring.').waitFor()
    await saveSecrets(page)
    await useSecrets(page)
    await expectNoTrace(home, page)
    const stored = await storedSecret(home)
    expect(stored?.keeping).toBe('keyring')
    expect(sealOf(stored)).toBe('v11')
  })

  test('a later start decrypts them, and the page shows only dots', async () => {
    const keyring = await newFolder('keyring')
    const home = await newFolder('home')
    const first = await keyringSession(keyring)
    const before = await ollimForTest({ ...first.launch, home })
    await typeStore(before.page, store)
    await press(before.page, 'Save')
    await untilSaved(before.page, [store.bucket])
    await before.close()
    first.end()

    const second = await keyringSession(keyring)
    const { page } = await ollimForTest({ ...second.launch, home })
    await dropFiles(page, await writeImages(await newFolder('later'), ['later.png']))
    await linkOf(page, 'later.png')
    await openTab(page, 'Settings')
    expect(await field(page, 'Secret access key').inputValue()).toMatch(/^•+$/)
    expect(await field(page, 'Access key ID').inputValue()).toBe(`••••${store.accessKeyId.slice(-4)}`)
  })

  test('secrets are requested again if the keyring is gone, and the encrypted ones are kept', async () => {
    const home = await newFolder('home')
    const { launch, end } = await keyringSession(await newFolder('keyring'))
    const before = await ollimForTest({ ...launch, home })
    await saveSecrets(before.page)
    await before.close()
    end()
    const sealed = await storedSecret(home)

    const { page } = await ollimForTest({ home })
    await page
      .getByRole('alert')
      .getByText(`The secret of ${store.bucket} can no longer be opened.`)
      .waitFor()
    await press(page, 'Open Settings')
    expect(await field(page, 'Secret access key').inputValue()).toBe('')
    expect(await storedSecret(home)).toEqual(sealed)
  })
})

describe('without a keyring', () => {
  test('secrets are kept for this run only, which the form says, and the next run asks for them', async () => {
    const home = await newFolder('home')
    const before = await ollimForTest({ home })
    await before.page
      .getByText('This computer has no keyring. Your secret is kept for this run only')
      .waitFor()
    await saveSecrets(before.page)
    await useSecrets(before.page)
    await expectNoTrace(home, before.page)
    expect(await storedSecret(home)).toMatchObject({ sealed: '', keeping: 'memory' })
    await before.close()

    const { page } = await ollimForTest({ home })
    await dropFiles(page, await writeImages(await newFolder('forgotten'), ['waits for its secret.png']))
    await page.getByText('The secret access key was kept only until Ollim quit.').waitFor()
    await press(page, 'Open Settings')
    const empty = field(page, 'Secret access key')
    expect(await empty.inputValue()).toBe('')
    await expect.poll(() => empty.evaluate((input) => input === document.activeElement)).toBe(true)
    await press(page, 'Check')
    await expect.poll(() => sentenceAt(page, 'Secret access key')).toBe('Enter the secret access key.')
  })

  test('secrets can be stored anyway, with a warning that they are only obscured', async () => {
    const home = await newFolder('home')
    const before = await ollimForTest({ home })
    await saveSecrets(before.page, 'Store all the same')
    await useSecrets(before.page)
    await before.page.getByText('Written to your disk, only obscured.').waitFor()
    await expectNoTrace(home, before.page)
    const stored = await storedSecret(home)
    expect(stored?.keeping).toBe('plain')
    expect(sealOf(stored)).toBe('v10')
    await before.close()

    const { page } = await ollimForTest({ home })
    await openTab(page, 'Settings')
    expect(await field(page, 'Secret access key').inputValue()).toMatch(/^•+$/)
    expect(await field(page, 'Session token').inputValue()).toMatch(/^•+$/)
  })

  test('the files that Ollim writes can be read by this user only', async () => {
    const home = path.join(await newFolder('homes'), 'made by Ollim')
    const { page } = await ollimForTest({ home, workingDirectory: '/' })
    await saveSecrets(page, 'Store all the same')
    await useSecrets(page)
    // Bytes without a path wait on the disk.
    await page.evaluate(
      (bytes) => window.ollim.uploadBytes([{ name: 'a.png', bytes: new Uint8Array(bytes) }]),
      [...(await makeUniquePng())],
    )
    const folders = ['.', 'logs', 'spool']
    const files = ['settings.json', 'ollim.sqlite', 'ollim.sqlite-wal', 'logs/ollim.log']
    for (const name of folders) expect([name, await modeOf(path.join(home, name))]).toEqual([name, '700'])
    for (const name of files) expect([name, await modeOf(path.join(home, name))]).toEqual([name, '600'])
  })
})
