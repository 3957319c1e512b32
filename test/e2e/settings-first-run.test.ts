import type { Locator } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import {
  checkResult,
  chooseProvider,
  field,
  sentenceAt,
  stepStatus,
  typeDestination,
  typedFor,
  typeInto,
  typeStore,
} from '../support/electron/settings-form'
import { dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneFreshOllim()

test('the scrollbar moves nothing when it appears', async () => {
  const { page } = ollim()
  const title = page.getByRole('heading', { name: 'Connect your bucket' })
  for (const width of [920, 420]) {
    const places: (number | undefined)[] = []
    for (const height of [1000, 400]) {
      await page.setViewportSize({ width, height })
      places.push((await title.boundingBox())?.x)
    }
    expect(places[1], `${width} px`).toBe(places[0])
  }
  await page.setViewportSize({ width: 920, height: 640 })
})

test('the first start asks for a bucket, after which an image can be uploaded', async () => {
  const { page } = ollim()
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)

  await typeStore(page, store)
  await press(page, 'Check')
  for (const step of ['Who', 'Where', 'May', 'Link']) await checkResult(page, step, 'passed').waitFor()

  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await page.getByText('Drop images here').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Drop images')
  const { destinations, defaultDestinationId } = await readSettings(page)
  expect(destinations).toMatchObject([{ name: store.bucket, bucket: store.bucket, id: defaultDestinationId }])

  const files = await writeImages(await newFolder('first'), ['first upload.png'])
  await dropFiles(page, files)
  await expectServed(await linkOf(page, 'first upload.png'), files[0] ?? '', 'image/png')
})

test('each step is checked without asking as soon as it can be, and the key’s buckets are offered', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'MinIO')
  const { Endpoint = '', ...keys } = typedFor(store)
  await typeDestination(page, { Endpoint, 'Access key ID': 'unknown', 'Secret access key': 'wrong' })
  await stepStatus(page, 'Who').getByText('does not know this key').waitFor()
  await typeDestination(page, {
    'Access key ID': store.accessKeyId,
    'Secret access key': keys['Secret access key'] ?? '',
  })
  await stepStatus(page, 'Who').getByText('The server knows this key, and the secret fits.').waitFor()
  await typeDestination(page, { Bucket: 'no-such-bucket-here' })
  await checkResult(page, 'Where', 'failed').waitFor()
  await typeDestination(page, { Bucket: '' })
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('[role=status]')) region.setAttribute('data-before', '')
  })
  await page.getByRole('group', { name: 'Your buckets' }).getByText(store.bucket, { exact: true }).click()
  for (const name of ['Who', 'Where', 'May', 'Link']) await checkResult(page, name, 'passed').waitFor()
  // Each is announced: some screen readers miss a live region that appears together with its text.
  await expect(page.locator('[data-before]').filter({ hasText: 'The link opens' }).count()).resolves.toBe(1)
  expect((await readSettings(page)).destinations).toEqual([])
})

test.runIf(ceph !== null)(
  'from links that nobody could open, a button leads to what mends them',
  async () => {
    const { page } = ollim()
    await typeStore(page, store, { Bucket: ceph?.privateBucket ?? '' })
    const may = page.getByRole('region', { name: 'May', exact: true })
    await may.getByText('readers may not open them').waitFor()
    const fix = page.getByRole('button', { name: 'Switch to presigned links' })
    const isInWindow = () =>
      fix.evaluate((button) => button.getBoundingClientRect().bottom <= window.innerHeight)
    expect(await isInWindow()).toBe(false)
    await press(may, 'See what helps')
    await expect.poll(isInWindow).toBe(true)
    await fix.click()
    await checkResult(page, 'Link', 'passed').waitFor()
  },
)

test('messages about a step or a field stay in its column, however long the names in them', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'MinIO')
  const bucket = 'no-such-bucket'.padEnd(63, 'x')
  await typeDestination(page, { ...typedFor(store), Bucket: bucket })
  const answer = stepStatus(page, 'Where')
  await answer.getByText('No bucket named').waitFor()
  const next = page.getByRole('region', { name: 'May', exact: true })
  const isBesideNext = async (words: Locator) => {
    const right = await words.evaluate((element) => element.getBoundingClientRect().right)
    return right <= (await next.evaluate((element) => element.getBoundingClientRect().left))
  }
  expect(await isBesideNext(answer.getByText('No bucket named'))).toBe(true)
  await typeInto(page, 'Bucket', `http://${bucket}.example.com`)
  await press(page, 'Save')
  const problem = page.getByText('This is an address.')
  await problem.waitFor()
  expect(await isBesideNext(problem)).toBe(true)
})

test('the first screen fits the window for every provider', async () => {
  const { page } = ollim()
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  const providers = await page.getByRole('radiogroup', { name: 'Provider' }).locator('label').allInnerTexts()
  expect(providers).toContain('MinIO')
  for (const provider of providers) {
    await chooseProvider(page, provider)
    const scrolls = await page
      .locator('.scroll')
      .first()
      .evaluate((box) => box.scrollHeight > box.clientHeight)
    expect([provider, scrolls]).toEqual([provider, false])
  }
})

test('a missing value is reported at its field, and the first wrong field gets the focus', async () => {
  const { page } = ollim()
  await typeDestination(page, { Bucket: 'Has Capitals' })
  await press(page, 'Save')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toMatch(/fields need your attention/)
  expect(await sentenceAt(page, 'Access key ID')).toBe('Enter the access key ID.')
  expect(await sentenceAt(page, 'Secret access key')).toBe('Enter the secret access key.')
  expect(await sentenceAt(page, 'Region')).toBe('Choose the region your bucket is in.')
  expect(await sentenceAt(page, 'Bucket')).toMatch(/Bucket names have no spaces/)
  expect(await hasFocus(field(page, 'Access key ID'))).toBe(true)
  expect((await readSettings(page)).destinations).toEqual([])
  // The form in the settings has another order.
  await openTab(page, 'Settings')
  await press(page, 'Save')
  await expect.poll(() => hasFocus(field(page, 'Bucket'))).toBe(true)
  await openTab(page, 'Uploads')

  // The words of a place are typed with the spaces between them.
  const region = field(page, 'Region')
  await region.pressSequentially('us east')
  expect(await region.inputValue()).toBe('us east')
  await page.getByRole('option', { name: 'us-east-2' }).click()
  expect(await region.inputValue()).toBe('us-east-2')
  await region.fill(' eu-west-1 ')
  await page.keyboard.press('Tab')
  await expect.poll(() => region.inputValue()).toBe('eu-west-1')
  // A place that nothing is chosen for, as AWS's pages write it.
  await region.fill('Asia Pacific (Seoul)')
  await page.keyboard.press('Tab')
  await expect.poll(() => region.inputValue()).toBe('ap-northeast-2')
})

test('the form of AWS keys is suggested only for AWS', async () => {
  const { page } = ollim()
  await press(page, 'Session token, for temporary keys')
  expect(await field(page, 'Access key ID').getAttribute('placeholder')).toBe('AKIA…')
  expect(await sentenceAt(page, 'Session token')).toContain('AKIA')
  await chooseProvider(page, 'R2')
  expect(await field(page, 'Access key ID').getAttribute('placeholder')).toBe('')
  expect(await sentenceAt(page, 'Session token')).toMatch(/^Temporary keys come with a token/)
})

test('what was typed on the first screen is also in the settings', async () => {
  const { page } = ollim()
  await typeDestination(page, { Bucket: 'half-typed' })
  await openTab(page, 'Settings')
  expect(await field(page, 'Bucket').inputValue()).toBe('half-typed')
})

test('the three columns keep their distance in the narrowest window that has them', async () => {
  const { page } = ollim()
  await page.setViewportSize({ width: 720, height: 640 })
  const { x: left = 0, width = 0 } = (await field(page, 'Access key ID').boundingBox()) ?? {}
  const { x: next = 0 } = (await field(page, 'Bucket').boundingBox()) ?? {}
  expect(next - (left + width)).toBeCloseTo(24, 0)
})

test('a sentence of three lines moves no field in the narrowest window that has three columns', async () => {
  const { page } = ollim()
  await page.setViewportSize({ width: 720, height: 640 })
  const top = async () => (await field(page, 'Bucket').boundingBox())?.y
  const before = await top()
  await typeDestination(page, { 'Access key ID': 'AKIAIOSFODNN7EXAMPLE', Region: 'the middle of Europe' })
  const sentence = stepStatus(page, 'Where').getByText('“the middle of Europe” is not a region code.')
  await sentence.waitFor()
  expect((await sentence.boundingBox())?.height).toBe(54)
  expect(await top()).toBe(before)
})

test.each([920, 420])(
  'however long the answer to a step is, its fields stay where they are, in a window of %i px',
  async (width) => {
    const { page } = ollim()
    await page.setViewportSize({ width, height: 640 })
    await chooseProvider(page, 'MinIO')
    const who = page.getByRole('region', { name: 'Who', exact: true })
    const distance = async () => {
      const [step, input] = await Promise.all([who.boundingBox(), field(page, 'Access key ID').boundingBox()])
      return (input?.y ?? 0) - (step?.y ?? 0)
    }
    const before = await distance()
    await typeDestination(page, { ...typedFor(store), 'Secret access key': 'wrong', Bucket: '' })
    await stepStatus(page, 'Who').getByText('The secret does not fit this key.').waitFor()
    await stepStatus(page, 'Who').getByText('a secret is shown only once').waitFor()
    expect(await distance()).toBe(before)
  },
)

test('with forced colours, a button with a visible edge stays in its column', async () => {
  const { page } = ollim()
  const left = async (element: Locator) => (await element.boundingBox())?.x
  const button = page.getByRole('button', { name: 'Session token, for temporary keys' })
  await page.emulateMedia({ forcedColors: 'active' })
  onTestFinished(() => page.emulateMedia({ forcedColors: 'none' }))
  expect(await left(button)).toBe(await left(field(page, 'Access key ID')))
})

test.each([
  { width: 920, height: 640 },
  { width: 420, height: 640 },
])('nothing moves when results arrive, in a window of %o', async (size) => {
  const { page } = ollim()
  await page.setViewportSize(size)
  await chooseProvider(page, 'MinIO')
  const { Endpoint = '', ...keys } = typedFor(store)
  const places = async () => ({
    scrolled: await page
      .locator('.scroll')
      .first()
      .evaluate((box) => box.scrollTop),
    fields: await Promise.all(
      ['Access key ID', 'Secret access key', 'Endpoint', 'Bucket', 'Region'].map(async (name) =>
        Math.round((await field(page, name).boundingBox())?.y ?? -1),
      ),
    ),
  })
  await typeDestination(page, { Endpoint, 'Access key ID': store.accessKeyId })
  await field(page, 'Bucket').focus()
  const before = await places()
  // Typed without going there, which a narrow window would scroll for.
  await field(page, 'Secret access key').evaluate((input: HTMLInputElement, secret) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, secret)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }, keys['Secret access key'] ?? '')

  await page.getByRole('group', { name: 'Your buckets' }).waitFor()
  expect(await places()).toEqual(before)

  await page.keyboard.type(store.bucket)
  await stepStatus(page, 'May').getByText('Wrote, read and deleted a test object.').waitFor()
  await checkResult(page, 'Link', 'passed').waitFor()
  expect(await places()).toEqual(before)

  await press(page, 'Check')
  await checkResult(page, 'Link', 'passed').waitFor()
  await expect.poll(async () => (await places()).scrolled).toBeGreaterThan(before.scrolled)
})

function hasFocus(input: Locator): Promise<boolean> {
  return input.evaluate((element) => element === document.activeElement)
}
