import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectServed } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { chooseProvider, field, fillForm, typeDestination, typedFor } from '../support/electron/settings-form'
import { dropFiles, dropOn, linkOf, listedUploads, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')

test('files dropped before a bucket is connected wait, and are uploaded once it is', async () => {
  const { page } = await ollimForTest({})
  const [file = '', later = ''] = await writeImages(await newFolder('early'), ['early.png', 'later.png'])
  const waiting = page
    .getByRole('alert')
    .filter({ hasText: 'Your images wait until your bucket is connected.' })
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('main'), [file])
  await waiting.waitFor()
  await openTab(page, 'Settings')
  await dropOn(page.getByRole('main'), [later])

  await fillForm(page, store, {})
  await press(page, 'Save')
  await expectServed(await linkOf(page, 'early.png'), file, 'image/png')
  await expectServed(await linkOf(page, 'later.png'), later, 'image/png')
  expect(await waiting.count()).toBe(0)
})

test.each([
  ['while the bucket is being checked', async () => undefined],
  ['and pressing Save meanwhile', (page: Page) => press(page, 'Save')],
])('dropping files twice %s saves the form only once', async (_when, meanwhile) => {
  const { page } = await ollimForTest({})
  const line = await startProxy(store.endpoint)
  line.slow(1)
  const [first = '', second = ''] = await writeImages(await newFolder('early'), ['first.png', 'second.png'])
  await chooseProvider(page, 'MinIO')
  await typeDestination(page, { ...typedFor(store), Endpoint: line.endpoint })
  await press(page, 'Check')
  await dropOn(page.getByRole('main'), [first])
  await dropOn(page.getByRole('main'), [second])
  await meanwhile(page)
  line.release()
  await linkOf(page, 'first.png')
  await linkOf(page, 'second.png')
  await openTab(page, 'Settings')
  await press(page, 'New destination')
  await field(page, 'Bucket').waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/already called|needs? you/)
})

test('dropping files on an incomplete form focuses a field that is missing', async () => {
  const { page } = await ollimForTest({})
  await typeDestination(page, { Bucket: 'half-typed' })
  await dropOn(page.getByRole('main'), await writeImages(await newFolder('early'), ['early.png']))
  const key = field(page, 'Access key ID')
  await expect.poll(() => key.evaluate((input) => input === document.activeElement)).toBe(true)
})

test('files dropped before a bucket is connected are not uploaded if the person declines', async () => {
  const { page } = await ollimForTest({})
  await page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
  await dropOn(page.getByRole('main'), await writeImages(await newFolder('early'), ['early.png']))
  await press(page, 'Do not upload them')
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await fillForm(page, store, {})
  await press(page, 'Save')
  await expect.poll(async () => (await readSettings(page)).destinations.length).toBe(1)
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('early'), ['later.png']))
  await linkOf(page, 'later.png')
  expect((await listedUploads(page)).map(({ name }) => name)).toEqual(['later.png'])
})
