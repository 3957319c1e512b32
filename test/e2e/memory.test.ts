import { expect, test } from 'vitest'
import { dropFolder } from '../bench/drops'
import { mostGrowthBytes } from '../bench/growth'
import { ollimForTest } from '../support/electron/ollim-in-test'

// Elsewhere than on Linux nobody says how much memory another process has.
test.runIf(process.platform === 'linux')(
  'thousands of images in one drop take no more memory than a few hundred',
  async () => {
    const { idleBytes, peakBytes, count } = await dropFolder(5_000)
    const growth = peakBytes - idleBytes
    console.info(`${count} images: main grew by ${(growth / 1024 ** 2).toFixed(1)} MiB.`)
    expect(growth).toBeLessThanOrEqual(mostGrowthBytes)
  },
  180_000,
)

test('in the tray, what was used is given back', async () => {
  const ollim = await ollimForTest({})
  const heapBytes = () => ollim.app.evaluate(() => process.memoryUsage().heapTotal)
  const before = await heapBytes()
  const litterBytes = 20 * 1024 ** 2
  const grown = await ollim.app.evaluate((_electron, bytes) => {
    const litter = Array.from({ length: bytes / 20 }, (_nothing, index) => ({ index }))
    return litter.length > 0 ? process.memoryUsage().heapTotal : 0
  }, litterBytes)
  expect(grown).toBeGreaterThan(before + litterBytes / 2)
  await ollim.closeWindow()
  await expect.poll(heapBytes, { timeout: 20_000, interval: 500 }).toBeLessThan(before + litterBytes / 4)
})
