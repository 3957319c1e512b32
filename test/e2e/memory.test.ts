import { expect, test } from 'vitest'
import { dropFolder } from '../bench/drops'
import { mostGrowthBytes } from '../bench/growth'

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
