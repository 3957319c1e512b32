import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { outOfReach } from '../support/electron/accessible'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { showScreen } from '../support/electron/show-screen'
import { dropFiles, linkOf, uploadRow } from '../support/electron/window'
import { makeNoise } from '../support/images/images'

const store = inject('publicStore')

test('at twice the size every screen fits, and pictures are sharp', async () => {
  const scale = 2
  const ollim = await ollimForTest({
    environment: destinationIn(store, 'scaling'),
    switches: [`--force-device-scale-factor=${scale}`],
  })
  const { page } = ollim
  expect(await page.evaluate(() => devicePixelRatio)).toBe(scale)
  const file = path.join(await newFolder('scaling'), 'bowl.png')
  await writeFile(file, await makeNoise('png', 400, 300))
  await dropFiles(page, [file])
  await linkOf(page, 'bowl.png')
  const picture = uploadRow(page, 'bowl.png').locator('img')
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth / img.clientWidth))
    .toBeGreaterThanOrEqual(scale)
  for (const screen of ['history', 'settings', 'uploads'] as const) {
    await showScreen(ollim, screen)
    await page.getByRole('tab', { name: new RegExp(screen, 'i'), selected: true }).waitFor()
    expect(await outOfReach(ollim), screen).toEqual([])
  }
})
