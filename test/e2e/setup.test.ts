import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { copyText, pastedText } from '../support/electron/clipboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { checkResult, field, typeDestination } from '../support/electron/settings-form'
import { dropFiles, dropOn, linkOf, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const keys = `export AWS_ACCESS_KEY_ID="${store.accessKeyId}"\nexport AWS_SECRET_ACCESS_KEY="${store.secretAccessKey}"\n`
const address = `${store.endpoint}/${store.bucket}`

/** Counts what the person does: pastes, presses and drops. */
class Hand {
  readonly #page: Page
  pastes = 0
  presses = 0

  constructor(page: Page) {
    this.#page = page
  }

  async paste(text: string): Promise<void> {
    await copyText(text)
    await this.#page.getByRole('textbox', { name: 'Paste anything' }).press('Control+v')
    this.pastes += 1
  }

  async press(name: string): Promise<void> {
    await press(this.#page, name)
    this.presses += 1
  }
}

function said(page: Page, words: string) {
  return page.getByRole('status').getByText(words)
}

test('from nothing to a link: paste the keys, paste the address, save, drop', async () => {
  const { page } = await ollimForTest({})
  const hand = new Hand(page)
  const started = performance.now()
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()

  await hand.paste(keys)
  await said(page, 'Key pair found. No bucket in it, so Where is still open.').waitFor()
  expect(await field(page, 'Secret access key').inputValue()).toBe('••••••••')
  expect(await field(page, 'Access key ID').inputValue()).toBe(`••••${store.accessKeyId.slice(-4)}`)
  expect(await page.content()).not.toContain(store.secretAccessKey)

  await hand.paste(address)
  for (const step of ['Who', 'Where', 'May', 'Link']) await checkResult(page, step, 'passed').waitFor()
  await hand.press('Save')
  await page.getByText('Drop images here').waitFor()

  const files = await writeImages(await newFolder('setup'), ['first.png'])
  await dropFiles(page, files)
  await expectServed(await linkOf(page, 'first.png'), files[0] ?? '', 'image/png')
  expect({ pastes: hand.pastes, presses: hand.presses }).toEqual({ pastes: 2, presses: 1 })
  expect(performance.now() - started).toBeLessThan(60_000)
})

test('the Paste button reads the clipboard, and Undo takes it back', async () => {
  const { page } = await ollimForTest({})
  await copyText(`${keys}export AWS_REGION=ap-northeast-2\nexport S3_BUCKET=haneul-blog`)
  await press(page, 'Paste')
  await said(page, 'Key pair found. Bucket found.').waitFor()
  expect(await field(page, 'Bucket').inputValue()).toBe('haneul-blog')
  await press(page, 'Undo')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('')
  expect(await field(page, 'Secret access key').inputValue()).toBe('')
})

test('of several profiles one is chosen', async () => {
  const { page } = await ollimForTest({})
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

test('a damaged paste is called by its name and fills nothing', async () => {
  const { page } = await ollimForTest({})
  const hand = new Hand(page)
  await hand.paste('{"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAcc')
  await said(page, 'This JSON is not whole.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Paste anything' }).inputValue()).toBe('')
  expect(await field(page, 'Access key ID').inputValue()).toBe('')
})

test('the file of a new access key can be dropped, and is no upload', async () => {
  const { page } = await ollimForTest({})
  const file = path.join(await newFolder('csv'), 'rootkey.csv')
  await writeFile(file, `\uFEFFAccess key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${'s'.repeat(40)}\r\n`)
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('textbox', { name: 'Paste anything' }), [file])
  await said(page, 'AWS access key CSV').waitFor()
  await expect.poll(() => field(page, 'Access key ID').inputValue()).toBe('••••MPLE')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the policy for this bucket and folder goes to the clipboard', async () => {
  const { page } = await ollimForTest({})
  await typeDestination(page, { Bucket: 'haneul-blog' })
  await press(page, 'Copy policy')
  await expect.poll(pastedText).toContain('"Resource": "arn:aws:s3:::haneul-blog/*"')
})
