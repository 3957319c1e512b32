import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { readableUrl } from '../../renderer/views/controls/text/readable-url'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { choose, clearUploads, dropFiles, linkOf, uploadRow, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

/** Longer than the panel is wide. */
const folder = 'what-you-paste/in-a-folder/of-a-folder'
const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), folder) }))

beforeEach(() => clearUploads(ollim().page))

test('the preview contains alt text that is typed after the upload', async () => {
  const { page } = ollim()
  const files = await writeImages(await newFolder('described'), ['apple.png', 'pear.png'])
  await dropFiles(page, files)
  const [apple, pear] = [await linkOf(page, 'apple.png'), await linkOf(page, 'pear.png')]
  await choose(page, 'Link format', 'Markdown')
  await expect.poll(() => lines(page)).toEqual([`![apple](${apple})`, `![pear](${pear})`])
  await describe(page, 'apple.png', 'A red apple')
  await expect.poll(() => lines(page)).toEqual([`![A red apple](${apple})`, `![pear](${pear})`])
  await describe(page, 'pear.png', 'A green pear')
  await expect.poll(() => lines(page)).toEqual([`![A red apple](${apple})`, `![A green pear](${pear})`])
})

test('removing a row removes its line from the preview, even if another row has the same link', async () => {
  const { page } = ollim()
  await choose(page, 'Link format', 'URL')
  const [twice = '', once = ''] = await writeImages(await newFolder('twice'), ['twice.png', 'once.png'])
  await dropFiles(page, [twice, once])
  const link = await linkOf(page, 'twice.png')
  const other = await linkOf(page, 'once.png')
  await dropFiles(page, [twice])
  await expect.poll(() => lines(page)).toEqual([link, other, link])
  await nameOf(page, 'twice.png').click()
  await page.keyboard.press('Delete')
  await expect.poll(() => uploadRows(page).count()).toBe(2)
  await expect.poll(() => lines(page)).toEqual([other, link])
})

test.each(['URL', 'HTML'])(
  'in the %s preview, the name of an image is visible however long its address',
  async (format) => {
    const { page } = ollim()
    const name = `cherry-${format}.png`
    const link = await linkInPreview(page, name, format)
    expect(await beyondPanel(page, link, name)).toBeLessThan(0)
  },
)

test('in the preview, long names that only differ at the end are cut before it', async () => {
  const { page } = ollim()
  const name = 'Screenshot 2026-11-27 at 10.12.02.png'
  const link = await linkInPreview(page, name, 'URL')
  expect(await beyondPanel(page, link, '10.12.02.png')).toBeLessThan(0)
})

test('in the preview, a long Hangul name is cut without a gap', async () => {
  const { page } = ollim()
  const name = '한라산정상에서바라본아름다운풍경과하늘그리고구름과바다사진모음집.png'
  const link = readableUrl(await linkInPreview(page, name, 'URL'))
  const padding = 24
  const beyond = await beyondPanel(page, link, '바다사진모음집.png')
  expect(beyond).toBeLessThan(-padding)
  // Less than the letter that no longer fits.
  expect(beyond).toBeGreaterThan(-padding - 13)
})

test('the preview comes and goes only once the pointer is on no button, so that none moves away under it', async () => {
  const { page } = ollim()
  await page.setViewportSize({ width: 920, height: 640 })
  const files = await writeImages(await newFolder('calm'), ['before.png', 'while.png', 'after.png'])
  const [before = '', during = '', after = ''] = files
  const panel = page.getByRole('complementary', { name: 'What you paste' })
  await page.mouse.move(0, 0)
  onTestFinished(async () => {
    await page.evaluate(() => window.ollim.resumeQueue())
  })
  await dropFiles(page, [before])
  await panel.waitFor()
  await page.evaluate(() => window.ollim.pauseQueue())
  await dropFiles(page, [during])
  await panel.waitFor({ state: 'detached' })

  const button = uploadRow(page, 'before.png').getByRole('button', { name: 'Copy link' })
  await button.hover()
  const place = await button.boundingBox()
  await page.evaluate(() => window.ollim.resumeQueue())
  await linkOf(page, 'while.png')
  await page.getByRole('heading', { name: '2 links ready' }).waitFor()
  expect(await button.boundingBox()).toEqual(place)
  await page.mouse.move(0, 0)
  await panel.waitFor()

  await button.hover()
  await page.evaluate(() => window.ollim.pauseQueue())
  await dropFiles(page, [after])
  await page.getByRole('heading', { name: 'Paused' }).waitFor()
  expect(await panel.isVisible()).toBe(true)
  await page.mouse.move(0, 0)
  await panel.waitFor({ state: 'detached' })
})

/** Uploads an image, with the preview beside the list. @returns its link */
async function linkInPreview(page: Page, name: string, format: string): Promise<string> {
  await page.setViewportSize({ width: 920, height: 640 })
  await dropFiles(page, await writeImages(await newFolder('preview'), [name]))
  await choose(page, 'Link format', format)
  return linkOf(page, name)
}

/** How far a part of a link reaches beyond the panel's right edge; infinitely if it is cut. */
async function beyondPanel(page: Page, link: string, part: string): Promise<number> {
  const panel = page.getByRole('complementary', { name: 'What you paste' }).locator('pre')
  await expect.poll(() => panel.textContent()).toContain(link)
  return panel.evaluate((pre, wanted) => {
    const texts = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() !== null) {
      const { currentNode: text } = texts
      const at = text.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const shown = document.createRange()
      shown.setStart(text, at)
      shown.setEnd(text, at + wanted.length)
      return shown.getBoundingClientRect().right - pre.getBoundingClientRect().right
    }
    return Infinity
  }, part)
}

/** Of the panel beside the list. */
async function lines(page: Page): Promise<readonly string[]> {
  const text = await page.getByRole('complementary', { name: 'What you paste' }).locator('pre').textContent()
  return (text ?? '').trim().split('\n')
}

async function describe(page: Page, name: string, altText: string): Promise<void> {
  await nameOf(page, name).click()
  await page.keyboard.press('F2')
  await page.keyboard.type(altText)
  await page.keyboard.press('Enter')
}

/** The part of a row that is no button. */
function nameOf(page: Page, name: string) {
  return uploadRow(page, name).first().getByText(name, { exact: true }).first()
}
