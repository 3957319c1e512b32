import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { RealPrepareBench } from '../../support/faults/real-prepare-bench'
import { linksIn, recordsIn } from '../../support/faults/real-engine'
import { makeImage } from '../../support/images/images'
import { looksOf, makeNoted, notesIn, secrets } from '../../support/images/noted'
import { until } from '../../support/servers/daemon'
import { startProxy } from '../../support/servers/slow-proxy'

const store = inject('publicStore')

describe('an upload without metadata', () => {
  let bench: RealPrepareBench

  beforeEach(async () => {
    bench = await RealPrepareBench.open(store)
  })
  afterEach(() => bench.dispose())

  async function expectClean(original: Buffer): Promise<void> {
    const [link] = linksIn(bench.home)
    const response = await fetch(link?.url ?? '')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.status).toBe(200)
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    expect(await notesIn(bytes)).toMatchObject({ xmp: undefined, iptc: undefined })
    expect(await looksOf(bytes)).toEqual(await looksOf(original))
  }

  it('stores nothing personal, and refuses what cannot be cleaned', async () => {
    const photo = await makeNoted('jpeg', 6, 300)
    const file = await bench.write('photo.jpg', photo)
    const scan = await bench.write('scan.tif', await makeImage('tiff'))
    expect(await bench.upload([file, scan], { removesMetadata: true })).toEqual(['done', 'failed'])

    expect(linksIn(bench.home).map((link) => link.file)).toEqual([file])
    await expectClean(photo)
    expect(await readFile(file)).toEqual(photo)
    await expect.poll(() => bench.spooled()).toEqual([])
  })

  it('stores nothing personal even if Ollim is killed and the switch is turned off meanwhile', async () => {
    // Goes up in parts, slowly enough that the kills come in the middle.
    const photo = await makeNoted('png', 6, 2700)
    const { home, target } = bench
    const proxy = await startProxy(target.endpoint)
    proxy.slow(4 * 1024 ** 2)
    const order = { home, target: { ...target, endpoint: proxy.endpoint } }
    try {
      const process = await bench.killProcess()
      const files = [await bench.write('photo.png', photo)]
      await process.start({ ...order, files, removesMetadata: true })
      await process.message()
      await process.kill()
      await process.start({ ...order, files: [] })
      await until('the copy', async () => (await bench.spooled()).some((name) => name.endsWith('.copy')))
      await process.kill()
      await process.start({ ...order, files: [] })
      await until('the first part', async () => {
        const etags = recordsIn(home).flatMap(({ plan }) => plan.multipart?.etags ?? [])
        return etags.some((etag) => etag !== '')
      })
      await process.kill()
      await process.start({ ...order, files: [] })
      await process.ended()
      proxy.release()
      await expectClean(photo)
      await expect.poll(() => bench.spooled()).toEqual([])
    } finally {
      await proxy.shut()
    }
  }, 120_000)
})
