import { expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, listedUploads, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const store = inject('publicStore')
const count = 500

/** A page that is busy for longer than this feels stuck; a busy machine gets some room. */
const maxBusyMilliseconds = 1000

test('500 images in one drop all get links, while the window stays usable', async () => {
  await emptyFolder(store, 'many-images')
  const { page } = await ollimForTest({ environment: destinationIn(store, 'many-images') })
  const names = Array.from({ length: count }, (_, index) => `image ${String(index + 1).padStart(3, '0')}.png`)
  const files = await writeImages(await newFolder('many'), names)
  await page.evaluate(() => {
    const busy: number[] = []
    Reflect.set(window, 'busy', busy)
    new PerformanceObserver((list) =>
      busy.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
  })
  const started = performance.now()
  await dropFiles(page, files)
  await uploadRow(page, 'image 001.png').getByRole('link').waitFor()
  await page.getByText('500 links ready').first().waitFor({ timeout: 120_000 })
  const seconds = (performance.now() - started) / 1000

  await press(page, 'Copy all links')
  await expect.poll(async () => (await pastedText()).split('\n').length).toBe(count)
  const links = (await pastedText()).split('\n')
  await Promise.all(links.map((link, index) => expectServed(link, files[index] ?? '', 'image/png')))
  await expect(keysIn(store, 'many-images')).resolves.toHaveLength(count)

  const busy: unknown = await page.evaluate((): unknown => Reflect.get(window, 'busy'))
  const longest = Math.max(0, ...(Array.isArray(busy) ? busy.map(Number) : []))
  console.info(`500 images in ${seconds.toFixed(1)} s; the page was busy for at most ${longest} ms at once.`)
  expect(longest).toBeLessThan(maxBusyMilliseconds)

  await press(page, 'Clear finished')
  await expect.poll(async () => (await listedUploads(page)).length).toBe(0)
  await page.evaluate(() => window.ollim.pauseQueue())
  await dropFiles(page, files)
  await expect.poll(async () => (await listedUploads(page)).length, { timeout: 60_000 }).toBe(count)
  await press(page, 'Cancel all')
  const statesOfAll = async () => new Set((await listedUploads(page)).map(({ status }) => status.state))
  await expect.poll(statesOfAll).toEqual(new Set(['cancelled']))
  await expect(keysIn(store, 'many-images')).resolves.toHaveLength(count)
}, 180_000)
