import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { copyText, pastedText } from '../support/electron/clipboard'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder } from '../support/electron/ollim-in-test'
import { checkResult, chooseProvider, field, typeDestination } from '../support/electron/settings-form'
import { dropOn, linkOf, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneFreshOllim()
const keys = `export AWS_ACCESS_KEY_ID="${store.accessKeyId}"\nexport AWS_SECRET_ACCESS_KEY="${store.secretAccessKey}"\n`
/** The file that AWS gives with a new key. */
const csv = `Access key ID,Secret access key\r\n${store.accessKeyId},${store.secretAccessKey}\r\n`
const address = `${store.endpoint}/${store.bucket}`

/** Does what a person does, and counts it. */
class Hand {
  readonly #page: Page
  readonly done = { pastes: 0, drops: 0, clicks: 0, keystrokes: 0 }

  constructor(page: Page) {
    this.#page = page
  }

  /** Into the field, which has the focus from the start: one keystroke. */
  async paste(text: string): Promise<void> {
    await copyText(text)
    const box = this.#page.getByRole('textbox', { name: 'Paste anything' })
    await expect.poll(() => box.evaluate((area) => area === document.activeElement)).toBe(true)
    await this.#page.keyboard.press('Control+v')
    this.done.pastes += 1
    this.done.keystrokes += 1
  }

  async drop(files: readonly string[]): Promise<void> {
    await dropOn(this.#page.getByRole('main'), files)
    this.done.drops += 1
  }
}

function said(page: Page, words: string) {
  return page.getByRole('status').getByText(words)
}

test('two pastes, of keys and address, and one drop are enough for the first link', async () => {
  const files = await writeImages(await newFolder('setup'), ['first.png'])
  const { page } = ollim()
  const hand = new Hand(page)
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  const started = performance.now()

  await hand.paste(csv)
  await said(page, 'Key pair found. There is no bucket in it: fill in Where yourself.').waitFor()
  expect(await field(page, 'Secret access key').inputValue()).toBe('••••••••')
  expect(await field(page, 'Access key ID').inputValue()).toBe(`••••${store.accessKeyId.slice(-4)}`)
  expect(await page.content()).not.toContain(store.secretAccessKey)

  await hand.paste(address)
  for (const step of ['Who', 'Where', 'May', 'Link']) await checkResult(page, step, 'passed').waitFor()
  await hand.drop(files)
  const link = await linkOf(page, 'first.png')
  await expectServed(link, files[0] ?? '', 'image/png')
  const seconds = (performance.now() - started) / 1000
  console.log(`From nothing to a link that answers: ${JSON.stringify(hand.done)}, ${seconds.toFixed(1)} s`)
  expect(hand.done).toEqual({ pastes: 2, drops: 1, clicks: 0, keystrokes: 2 })
  expect(seconds).toBeLessThan(60)
})

test('Paste fills in what is on the clipboard, and Undo removes it again', async () => {
  const { page } = ollim()
  await copyText(`${keys}export AWS_REGION=ap-northeast-2\nexport S3_BUCKET=haneul-blog`)
  await press(page, 'Paste')
  await said(page, 'Key pair found. Bucket haneul-blog found.').waitFor()
  expect(await field(page, 'Bucket').inputValue()).toBe('haneul-blog')
  await press(page, 'Undo')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('')
  expect(await field(page, 'Secret access key').inputValue()).toBe('')
})

test('one of several pasted profiles can be chosen', async () => {
  const { page } = ollim()
  const hand = new Hand(page)
  const profile = (name: string, end: string) =>
    `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAM${end}\naws_secret_access_key = ${'x'.repeat(37)}${end}\n`
  await hand.paste(profile('blog', '111') + profile('work', '222'))
  await said(page, 'Several found. Choose one.').waitFor()
  const choices = page.getByRole('radiogroup', { name: 'Found in your paste' })
  await choices.getByText('~/.aws profile work').click()
  await expect.poll(() => field(page, 'Access key ID').inputValue()).toBe('••••M222')
  await choices.getByText('~/.aws profile blog').click()
  await expect.poll(() => field(page, 'Access key ID').inputValue()).toBe('••••M111')
})

test('incomplete JSON is recognised, and fills in nothing', async () => {
  const { page } = ollim()
  const hand = new Hand(page)
  await hand.paste('{"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAcc')
  await said(page, 'This JSON is not whole.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Paste anything' }).inputValue()).toBe('')
  expect(await field(page, 'Access key ID').inputValue()).toBe('')
})

test('dropping the CSV file of an access key fills in the keys, and uploads nothing', async () => {
  const { page } = ollim()
  const file = path.join(await newFolder('csv'), 'rootkey.csv')
  await writeFile(file, `\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${'s'.repeat(40)}\r\n`)
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('textbox', { name: 'Paste anything' }), [file])
  await said(page, 'AWS access key CSV').waitFor()
  await expect.poll(() => field(page, 'Access key ID').inputValue()).toBe('••••MPLE')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a dropped key file that cannot be read is named, with what to do', async () => {
  const { page } = ollim()
  await dropOn(page.getByRole('textbox', { name: 'Paste anything' }), [
    path.join(await newFolder('csv'), 'moved away.csv'),
  ])
  const alert = page.getByRole('alert').filter({ hasText: 'moved away.csv cannot be read.' })
  await alert.getByText('Check that it is there and that you may read it.').waitFor()
  await press(alert, 'Dismiss')
})

test('if the provider has no policies, the first screen names the permissions that the key needs', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'R2')
  await field(page, 'Bucket').fill('haneul-blog')
  const permissions = page.getByRole('list', { name: 'Permissions that uploads need' })
  await expect.poll(() => permissions.innerText()).toContain('Object Read & Write')
  expect(await permissions.innerText()).not.toContain('s3:')
  expect(await page.getByRole('button', { name: 'Copy policy' }).count()).toBe(0)
})

test('Copy policy copies the policy for the typed bucket', async () => {
  const { page } = ollim()
  await typeDestination(page, { Bucket: 'haneul-blog' })
  await press(page, 'Copy policy')
  await expect.poll(pastedText).toContain('"Resource": "arn:aws:s3:::haneul-blog/*"')
})
