import { rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { noConversion, type Conversion } from '../../../electron/shared/uploads/conversion'
import { RealPrepareBench } from '../../support/faults/real-prepare-bench'
import { linksIn } from '../../support/faults/real-engine'
import { makeNoise } from '../../support/images/images'
import { makeNoted, secrets } from '../../support/images/noted'
import { buildConverterWorker } from '../../support/images/workers'
import { until } from '../../support/servers/daemon'

const store = inject('publicStore')
const toWebp: Conversion = { ...noConversion, to: 'webp', quality: 50 }

describe('an upload with conversion', () => {
  let workerFile: string
  let bench: RealPrepareBench

  beforeAll(async () => {
    workerFile = await buildConverterWorker()
  })
  afterAll(() => rm(path.dirname(workerFile), { recursive: true }))
  beforeEach(async () => {
    bench = await RealPrepareBench.open(store)
  })
  afterEach(() => bench.dispose())

  async function fetched(url = '') {
    const response = await fetch(url)
    const bytes = Buffer.from(await response.arrayBuffer())
    return { bytes, type: response.headers.get('content-type'), ...(await sharp(bytes).metadata()) }
  }

  it('stores the converted copy, without metadata', async () => {
    const files = [
      await bench.write('photo.jpg', await makeNoted('jpeg', 6, 300)),
      await bench.write('scan.tif', await makeNoise('tiff', 300, 200)),
    ]
    const states = await bench.upload(files, { workerFile, conversion: toWebp, removesMetadata: true })
    expect(states).toEqual(['done', 'done'])
    const links = linksIn(bench.home)
    expect(links).toHaveLength(files.length)
    for (const { url, key } of links) {
      expect(key).toMatch(/\.webp$/)
      const { bytes, ...image } = await fetched(url)
      expect(image).toMatchObject({ type: 'image/webp', format: 'webp' })
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    }
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('continues however often Ollim is killed, and leaves nothing behind', async () => {
    const file = await bench.write('photo.png', await makeNoise('png', 4000, 3000))
    const { home, target } = bench
    const order = { home, target, workerFile }
    const process = await bench.killProcess()
    await process.start({ ...order, files: [file], conversion: toWebp })
    for (let round = 0; round < 3; round++) {
      await until('the draft', async () => (await bench.spooled()).some((name) => name.endsWith('.part')))
      await process.kill()
      await process.start({ ...order, files: [] })
    }
    await process.ended()
    const links = linksIn(home)
    expect(links.map(({ key }) => path.basename(key))).toEqual(['photo.webp'])
    expect(await fetched(links[0]?.url)).toMatchObject({ format: 'webp', width: 4000, height: 3000 })
    await expect.poll(() => bench.spooled()).toEqual([])
  }, 120_000)
})
