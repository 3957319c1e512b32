import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, inject, test } from 'vitest'
import { emptyFields, environmentDestinationId } from '../../electron/shared/destinations/destination'
import { longestTag } from '../../electron/shared/history/history'
import { destinationIn } from '../support/electron/bucket'
import { goElsewhere } from '../support/electron/elsewhere'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { field, settingsEntry, typeInto } from '../support/electron/settings-form'
import { untilStill } from '../support/electron/until-still'
import { dropFiles, linkOf, openTab, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const ollim = oneFreshOllim(() => ({ environment: destinationIn(store, 'long-names') }))

/** The widest letter: cut before one of them, CSS leaves the most room. */
const name = `${'W'.repeat(60)}-2026-11-23.png`
/** Wider than the gaps between letters and dots, narrower than the letter. */
const maxGap = 6

test('a long name is shortened in the middle, without a gap after the dots, at any width', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('long-names'), [name]))
  await linkOf(page, name)
  const shown = uploadRow(page, name).getByTitle(name, { exact: true })
  for (const width of [640, 643, 646, 649, 652]) {
    await page.setViewportSize({ width, height: 500 })
    expect(await widestGap(shown), `${width} px`).toBeLessThan(maxGap)
    expect(await shown.getByText('26-11-23.png').isVisible()).toBe(true)
  }
})

test('a link that is barely too long has no gap after its dots either', async () => {
  const { page } = ollim()
  await goElsewhere(page, { keyTemplate: 'WWWWWWWWWWWW/{name}.{ext}' })
  await dropFiles(page, await writeImages(await newFolder('lacking'), ['short.png']))
  await linkOf(page, 'short.png')
  const link = uploadRow(page, 'short.png').getByRole('link')
  // Within one letter, too: whether it still fits depends on less than a pixel.
  const more = Array.from({ length: 20 }, (_, step) => 40 + step / 4)
  for (const lack of [0, 0.1, 0.4, 0.7, 1.5, ...more]) {
    await link.evaluate((element, less) => {
      element.style.maxWidth = ''
      element.style.maxWidth = `${element.getBoundingClientRect().width - less}px`
    }, lack)
    expect(await widestGap(link), `${lack} px`).toBeLessThan(maxGap)
  }
})

test('a name that hardly fits still begins with a letter and dots, so that it is not mistaken for another', async () => {
  const { page } = ollim()
  await goElsewhere(page, { linkLifeSeconds: 15 * 60 })
  const korean = '제주 바다 여행 사진 2026년 여름 가족과 함께.png'
  await dropFiles(page, await writeImages(await newFolder('short-room'), [korean]))
  await linkOf(page, korean)
  // Beside the time that is left.
  await page.setViewportSize({ width: 420, height: 500 })
  const head = uploadRow(page, korean).getByRole('link').getByText(/^제주/)
  const letters = await head.evaluate((cut) => cut.clientWidth / parseFloat(getComputedStyle(cut).fontSize))
  expect(letters).toBeGreaterThanOrEqual(2)
})

test('a name that hardly fits keeps its extension', async () => {
  const { page } = ollim()
  await goElsewhere(page, { linkLifeSeconds: 7 * 86_400 })
  const wide = 'WWWWW-WWWWWWWW.png'
  await dropFiles(page, await writeImages(await newFolder('very-end'), [wide]))
  await linkOf(page, wide)
  // Beside the time that is left.
  await page.setViewportSize({ width: 420, height: 500 })
  const end = uploadRow(page, wide)
    .getByRole('link')
    .getByText(/\.png$/)
    .last()
  const hidden = await end.evaluate((cut) => {
    const text = document.createRange()
    text.selectNodeContents(cut)
    return text.getBoundingClientRect().right - cut.getBoundingClientRect().right
  })
  expect(hidden).toBeLessThan(1)
})

test.each([
  'ש'.repeat(60),
  'ص'.repeat(60),
  `${'ש'.repeat(40)}-2026-WWWW-${'ש'.repeat(40)}`,
  `photo-${'ש'.repeat(60)}`,
])('a long right-to-left name leaves no gap in its link, at any width: %s', async (start) => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('direction'), [`${start}.png`]))
  await linkOf(page, `${start}.png`)
  const link = uploadRow(page, `${start}.png`).getByRole('link')
  for (const width of [640, 643, 646, 649, 652]) {
    await page.setViewportSize({ width, height: 500 })
    expect(await widestGap(link), `${width} px`).toBeLessThan(maxGap)
  }
})

test('a right-to-left name keeps its beginning and its extension, however little room it has', async () => {
  const { page } = ollim()
  const arabic = 'صورة جميلة من البحر في الصيف الماضي مع الأصدقاء كلهم والعائلة.png'
  await dropFiles(page, await writeImages(await newFolder('right-to-left'), [arabic]))
  await linkOf(page, arabic)
  await page.setViewportSize({ width: 420, height: 500 })
  const shown = uploadRow(page, arabic).getByTitle(arabic, { exact: true })
  const places = await shown.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const first = walker.nextNode()
    if (first === null) throw new Error('The name is empty.')
    const last = walker.nextNode() ?? first
    const range = document.createRange()
    const box = (node: Node, start: number, end: number) => {
      range.setStart(node, start)
      range.setEnd(node, end)
      return range.getBoundingClientRect()
    }
    const { length } = last.textContent ?? ''
    const [word, extension] = [box(first, 0, 4), box(last, length - 4, length)]
    const { left, right } = element.getBoundingClientRect()
    return {
      left,
      word: word.left,
      wordEnd: word.right,
      extension: extension.left,
      end: extension.right,
      right,
    }
  })
  // What comes first in the name is farthest right, beside the extension.
  expect(places.word).toBeGreaterThan(places.left)
  expect(places.extension).toBeGreaterThanOrEqual(Math.floor(places.wordEnd))
  expect(places.extension - places.wordEnd).toBeLessThan(maxGap)
  expect(places.end).toBeLessThanOrEqual(Math.ceil(places.right))
})

test('a name that fits is shown completely, even if its first letters are narrow', async () => {
  const { page } = ollim()
  const narrow = 'til-1-diagram.png'
  await dropFiles(page, await writeImages(await newFolder('narrow-letters'), [narrow]))
  await linkOf(page, narrow)
  const ends = uploadRow(page, narrow).getByText('-diagram.png')
  expect(await ends.count()).toBeGreaterThanOrEqual(2)
  for (const end of await ends.all()) {
    const hidden = await end.evaluate((whole) => {
      const text = document.createRange()
      text.selectNodeContents(whole)
      return text.getBoundingClientRect().width - whole.getBoundingClientRect().width
    })
    expect(hidden).toBeLessThan(1)
  }
})

test('long names of destinations and tags do not overflow lists, pickers, the panel or the message about dragged files', async () => {
  const { page } = ollim()
  await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  await openTab(page, 'Settings')
  await settingsEntry(page, 'photos 2').click()
  const destination = 'W'.repeat(60)
  await typeInto(page, 'Destination name', destination)
  await press(page, 'Save')
  await settingsEntry(page, destination).waitFor()
  expect(await scrolledSideways(page)).toEqual([])

  await openTab(page, 'Uploads')
  await page.setViewportSize({ width: 420, height: 500 })
  await field(page, 'Destination').click()
  await expect.poll(async () => rightOf(page.getByRole('listbox'))).toBeLessThanOrEqual(420)
  await page.getByRole('option', { name: destination }).click()
  await dropFiles(page, await writeImages(await newFolder('long-words'), ['tagged.png']), async () => {
    expect(await rightOf(page.getByText('Let go to upload to'))).toBeLessThanOrEqual(420)
  })
  await page.setViewportSize({ width: 920, height: 500 })

  await linkOf(page, 'tagged.png')
  await openTab(page, 'History')
  await page.getByText('tagged.png').click()
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('W'.repeat(longestTag))
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Tags' }).getByRole('listitem').waitFor()
  expect(await scrolledSideways(page)).toEqual([])
})

test('the question before a deletion shows a long name to its end', async () => {
  const { page } = ollim()
  await dropFiles(page, await writeImages(await newFolder('named'), [name]))
  await linkOf(page, name)
  await press(page, 'Undo upload')
  const named = page.getByRole('alertdialog').getByRole('listitem')
  await named.waitFor()
  expect(await named.evaluate((line) => line.scrollWidth - line.clientWidth)).toBe(0)
  expect(await named.getByText('26-11-23.png').isVisible()).toBe(true)
})

test('the close button stays in the corner of a dialog with a long title', async () => {
  const { page } = ollim()
  await page.evaluate((id) => window.ollim.duplicateDestination(id), environmentDestinationId)
  await openTab(page, 'Settings')
  await settingsEntry(page, 'photos 2').click()
  await typeInto(page, 'Destination name', 'W'.repeat(90))
  await press(page, 'Save')
  await settingsEntry(page, 'W'.repeat(90)).waitFor()
  await press(page, 'Delete destination')
  const question = page.getByRole('alertdialog')
  const close = question.getByRole('button', { name: 'Close' })
  await close.waitFor()
  await untilStill(page)
  const { y: top = 0 } = (await question.boundingBox()) ?? {}
  const { y = Infinity } = (await close.boundingBox()) ?? {}
  expect(y - top).toBeLessThan(20)
})

test('without any destination, the picker says so on one line, even in a narrow window', async () => {
  const { page } = await ollimForTest({})
  const draft = {
    fields: {
      ...emptyFields,
      name: 'Only',
      endpoint: store.endpoint,
      bucket: store.bucket,
      region: store.region,
      pathStyle: true,
      keyTemplate: 'no-destination/{name}.{ext}',
    },
    credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
    secretKeeping: 'memory',
  } as const
  await page.evaluate((saved) => window.ollim.saveDestination(saved), draft)
  await openTab(page, 'Uploads')
  await dropFiles(page, await writeImages(await newFolder('no-destination'), ['stays.png']))
  await linkOf(page, 'stays.png')
  const { destinations } = await readSettings(page)
  await page.evaluate((id) => window.ollim.deleteDestination(id), destinations[0]?.id ?? '')
  await page.setViewportSize({ width: 420, height: 500 })
  const words = field(page, 'Destination').getByText('No destination yet')
  await words.waitFor()
  expect((await words.boundingBox())?.height).toBeLessThan(30)
})

async function rightOf(part: Locator): Promise<number> {
  const { x, width } = (await part.boundingBox()) ?? { x: Infinity, width: 0 }
  return x + width
}

/** What has a bar to scroll it sideways, a line each. */
function scrolledSideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('*')]
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  )
}

/** The widest stretch within a line of text in which nothing is drawn, in pixels. */
async function widestGap(line: Locator): Promise<number> {
  const { data, info } = await sharp(await line.screenshot({ animations: 'disabled' }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const ground = data[0] ?? 0
  const isDrawn = Array.from({ length: info.width }, (_, x) =>
    Array.from({ length: info.height }, (_row, y) => data[y * info.width + x] ?? ground).some(
      (grey) => Math.abs(grey - ground) > 40,
    ),
  )
  const drawn = isDrawn.flatMap((one, x) => (one ? [x] : []))
  return Math.max(...drawn.slice(1).map((x, index) => x - (drawn[index] ?? 0) - 1))
}
