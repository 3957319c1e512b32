import path from 'node:path'
import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { noConversion } from '../../electron/shared/uploads/conversion'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, openTab, uploadRow } from '../support/electron/window'
import { makeNoise } from '../support/images/images'
import { writeImages } from '../support/images/write-images'
import { PackagedOllim, runPackaged } from '../support/packaged/packaged-ollim'

const destination = destinationIn(inject('publicStore'), 'packaged')
const name = '한글 이름.png'

async function writePicture(): Promise<string> {
  const file = path.join(await newFolder('picture'), name)
  await writeFile(file, await makeNoise('png', 320, 200))
  return file
}

test('a dropped image gets a link to its exact bytes, a thumbnail and a history entry', async () => {
  const file = await writePicture()
  const first = await PackagedOllim.start({ environment: destination })
  await dropFiles(first.page, [file])
  await expectServed(await linkOf(first.page, name), file, 'image/png')
  await expectPicture(first.page)
  await openTab(first.page, 'History')
  await first.page.getByRole('grid', { name: 'History' }).getByRole('gridcell', { name }).waitFor()
  await expect(first.end()).resolves.toBe(0)

  const second = await PackagedOllim.start({ home: first.home, environment: destination })
  await openTab(second.page, 'History')
  await second.page.getByRole('searchbox', { name: 'Search history' }).fill('이름')
  await second.page.getByRole('grid', { name: 'History' }).getByRole('gridcell', { name }).waitFor()
})

test('a dropped image is uploaded as WebP if so chosen', async () => {
  const file = await writePicture()
  const { page } = await PackagedOllim.start({ environment: destination })
  const conversion = { ...noConversion, longestSide: 100, to: 'webp' } as const
  await page.evaluate((wanted) => window.ollim.changePreferences({ conversion: wanted }), conversion)
  await dropFiles(page, [file])
  const response = await fetch(await linkOf(page, name))
  expect(response.headers.get('content-type')).toBe('image/webp')
})

test('a second start hands its files to the first and ends', async () => {
  const { page, home } = await PackagedOllim.start({ environment: destination })
  const names = ['빨강 사진.png', 'a+b.png']
  const files = await writeImages(await newFolder('second'), names)
  await expect(runPackaged({ args: files, home })).resolves.toMatchObject({ code: 0 })
  for (const [index, shown] of names.entries())
    await expectServed(await linkOf(page, shown), files[index] ?? '', 'image/png')
})

test.each(['C', 'POSIX', 'ko_KR.EUC-KR', 'xx_YY.UTF-8'])(
  'a dropped file keeps its name under the locale %s, and the app quits without an error',
  async (locale) => {
    const file = await writePicture()
    const ollim = await PackagedOllim.start({
      environment: { ...destination, LC_ALL: locale, LANGUAGE: 'en' },
    })
    await dropFiles(ollim.page, [file])
    await expectServed(await linkOf(ollim.page, name), file, 'image/png')
    await expect(ollim.end()).resolves.toBe(0)
  },
)

test('the language is that of the person’s locale, even if the locale had to be replaced', async () => {
  const { page } = await PackagedOllim.start({
    environment: { ...destination, LC_ALL: 'ko_KR.EUC-KR', LANGUAGE: undefined },
  })
  await page.getByRole('tab', { name: '올리기' }).waitFor()
})

/** The row shows a picture that the worker has made, not the sign for none. */
async function expectPicture(page: Page): Promise<void> {
  const picture = uploadRow(page, name).locator('img')
  const width = () =>
    picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  await expect.poll(width, { timeout: 10_000 }).toBeGreaterThan(0)
}
