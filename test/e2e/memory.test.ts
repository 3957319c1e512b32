import { expect, inject, test } from 'vitest'
import { dropFolder } from '../bench/drops'
import { maxGrowthBytes } from '../bench/growth'
import { ollimForTest } from '../support/electron/ollim-in-test'
import { runWithLargeImage } from '../support/faults/large-run'
import { flawless } from '../support/faults/verdict'

const ceph = inject('ceph')

// Only Linux shows how much memory another process has.
test.runIf(process.platform === 'linux')(
  'thousands of images in one drop take no more memory than a few hundred',
  async () => {
    const { idleBytes, peakBytes, heldGrowthBytes, count } = await dropFolder(5_000, {
      collectEveryMilliseconds: 1_000,
    })
    const mebibytes = (bytes = NaN) => (bytes / 1024 ** 2).toFixed(1)
    console.info(
      `${count} images: main holds ${mebibytes(heldGrowthBytes)} MiB more; with what V8 had not cleared away it grew by ${mebibytes(peakBytes - idleBytes)} MiB.`,
    )
    // Tens of thousands may take twice as much.
    expect(heldGrowthBytes).toBeLessThanOrEqual(maxGrowthBytes / 2)
  },
  180_000,
)

test.runIf(process.platform === 'linux' && ceph !== null)(
  'a large image is sent from its file, not from memory, and arrives complete',
  async () => {
    if (ceph === null) return
    const { heldGrowthBytes, verdict } = await runWithLargeImage(ceph, 600 * 1024 ** 2)
    expect(verdict).toEqual(flawless)
    expect(heldGrowthBytes).toBeLessThanOrEqual(maxGrowthBytes)
  },
  180_000,
)

test('memory is released when the window is closed to the tray', async () => {
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
