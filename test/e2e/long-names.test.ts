import type { Locator } from 'playwright-core'
import sharp from 'sharp'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')

/** The widest letter: cut before one of them, CSS leaves the most room. */
const name = `${'W'.repeat(60)}-2026-11-23.png`
/** Wider than the gaps between letters and dots, narrower than the letter. */
const mostGap = 6

test('a long name is cut in the middle, and its end follows the dots at once, at any width', async () => {
  const { page } = await ollimForTest({ environment: destinationIn(store, 'long-names') })
  await dropFiles(page, await writeImages(await newFolder('long-names'), [name]))
  await linkOf(page, name)
  const shown = uploadRow(page, name).getByTitle(name, { exact: true })
  for (const width of [640, 643, 646, 649, 652]) {
    await page.setViewportSize({ width, height: 500 })
    expect(await widestGap(shown), `${width} px`).toBeLessThan(mostGap)
    expect(await shown.getByText('26-11-23.png').isVisible()).toBe(true)
  }
})

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
