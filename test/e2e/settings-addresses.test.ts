import { expect, inject, test } from 'vitest'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { hear } from '../support/electron/hear'
import { readSettings } from '../support/electron/settings'
import { chooseProvider, field, fillForm, sentenceAt, typeInto } from '../support/electron/settings-form'
import { openTab } from '../support/electron/window'

const store = inject('publicStore')
const ollim = oneFreshOllim()

test('an address typed as the bucket is split into its parts, with a message', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'MinIO')
  await typeInto(page, 'Endpoint', store.endpoint)
  await typeInto(page, 'Bucket', 's3://photos/blog/')
  await page.keyboard.press('Tab')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('photos')
  expect(await field(page, 'Endpoint').inputValue()).toBe(store.endpoint)
  await page.getByText('New images go into the folder blog/.').waitFor()
  await openTab(page, 'Settings')
  expect(await field(page, 'Key template').inputValue()).toMatch(/^blog\//)
  await typeInto(page, 'Key template', '{year}/{month}/{name}.{ext}')
  await openTab(page, 'Uploads')
  await typeInto(page, 'Bucket', 'photos/trip')
  await page.keyboard.press('Tab')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('photos')
  await page.getByText('New images go into the folder trip/.').waitFor()
  await typeInto(page, 'Bucket', 'https://s3.console.aws.amazon.com/s3/buckets/haneul?region=ap-northeast-2')
  await page.keyboard.press('Tab')
  await page.getByText('This is AWS.').waitFor()
  expect(await field(page, 'Bucket').inputValue()).toBe('haneul')
  expect(await field(page, 'Region').inputValue()).toBe('ap-northeast-2')
  await typeInto(page, 'Bucket', 'maru.s3.eu-west-1.amazonaws.com')
  await page.keyboard.press('Tab')
  await expect.poll(() => field(page, 'Bucket').inputValue()).toBe('maru')
  expect(await field(page, 'Region').inputValue()).toBe('eu-west-1')
})

test('the message about an address of AWS moves no field', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'AWS')
  const top = async () => (await field(page, 'Region').boundingBox())?.y
  const before = await top()
  await typeInto(page, 'Bucket', 'https://s3.console.aws.amazon.com/s3/buckets/haneul?region=ap-northeast-2')
  await page.keyboard.press('Tab')
  await page.getByText('This is the address of a web console. Ollim took the bucket haneul').waitFor()
  expect(await top()).toBe(before)
})

test('an address typed as the endpoint is corrected or split, with a message', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'MinIO')
  const { host } = new URL(store.endpoint)
  await typeInto(page, 'Endpoint', `${host}/${store.bucket}/`)
  await page.keyboard.press('Tab')
  await expect.poll(() => field(page, 'Endpoint').inputValue()).toBe(store.endpoint)
  expect(await field(page, 'Bucket').inputValue()).toBe(store.bucket)
  await expect
    .poll(() => sentenceAt(page, 'Endpoint'))
    .toBe(
      `Ollim put http:// in front of the address. Ollim takes the first part of the path, ${store.bucket}, for the bucket.`,
    )
  await typeInto(page, 'Endpoint', 'https://haneul-blog.s3.ap-northeast-2.amazonaws.com/')
  await page.keyboard.press('Tab')
  await page.getByText('Amazon S3 needs no endpoint, only the region.').waitFor()
  expect(await field(page, 'Region').inputValue()).toBe('ap-northeast-2')
  expect(await field(page, 'Bucket').inputValue()).toBe('haneul-blog')
})

test('screen readers hear how an address was understood, also when it changes the provider', async () => {
  const { page } = ollim()
  await chooseProvider(page, 'MinIO')
  await typeInto(page, 'Endpoint', `${store.endpoint}/`)
  const heard = await hear(page)
  await page.keyboard.press('Tab')
  await expect.poll(heard).toContain('Ollim left out the slash at the end.')
  await typeInto(page, 'Bucket', 'haneul.s3.eu-west-1.amazonaws.com')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await heard()).join(' ')).toContain('This is AWS.')
  await typeInto(page, 'Bucket', 'https://f00.r2.cloudflarestorage.com/haneul')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await heard()).join(' ')).toContain('This is R2.')
})

test('Enter saves the corrected endpoint, and the message stays', async () => {
  const { page } = ollim()
  await fillForm(page, store, { Endpoint: `${store.endpoint}/` })
  await field(page, 'Endpoint').press('Enter')
  await expect.poll(async () => (await readSettings(page)).destinations.length).toBe(1)
  expect((await readSettings(page)).destinations).toMatchObject([{ endpoint: store.endpoint }])
  await expect.poll(() => sentenceAt(page, 'Endpoint')).toBe('Ollim left out the slash at the end.')
})
