import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/store-ports'
import { noConversion, type Conversion } from '../../../electron/shared/conversion'
import { bundleKillProcess, KillProcess } from '../../support/faults/kill-process'
import { isAtRest, linksIn, openRealEngine } from '../../support/faults/real-engine'
import { makeNoise } from '../../support/images/images'
import { makeNoted, secrets } from '../../support/images/noted'
import { buildConverterWorker } from '../../support/images/workers'
import { until } from '../../support/servers/daemon'
import { publicTarget } from '../../support/servers/targets'
import { uploadsOf } from '../../support/uploads-of'

const store = inject('publicStore')
const toWebp: Conversion = { ...noConversion, to: 'webp', quality: 50 }

describe('while images are converted', () => {
  let workerFile: string
  let folder: string
  let home: string
  let target: StoreTarget

  beforeAll(async () => {
    workerFile = await buildConverterWorker()
  })
  afterAll(() => rm(path.dirname(workerFile), { recursive: true }))
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-conversion-'))
    home = path.join(folder, 'home')
    target = publicTarget(store, { keyTemplate: `conversion/${randomUUID()}/{name}.{ext}` })
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function write(name: string, bytes: Uint8Array): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    return file
  }

  const spooled = () => readdir(path.join(home, 'spool')).catch((): string[] => [])

  async function fetched(url = '') {
    const response = await fetch(url)
    const bytes = Buffer.from(await response.arrayBuffer())
    return { bytes, type: response.headers.get('content-type'), ...(await sharp(bytes).metadata()) }
  }

  it('what can be read at the links is the copy, with nothing that is to be removed', async () => {
    const files = [
      await write('photo.jpg', await makeNoted('jpeg', 6, 300)),
      await write('scan.tif', await makeNoise('tiff', 300, 200)),
    ]
    const opened = openRealEngine({ home, target, workerFile, conversion: toWebp, removesMetadata: true })
    const { engine } = opened
    engine.start()
    await engine.uploadPaths(files, target.id)
    await until('the end', async () => isAtRest(engine))
    expect(uploadsOf(engine.list).map(({ status }) => status.state)).toEqual(['done', 'done'])
    await opened.dispose()
    for (const { url, key } of linksIn(home)) {
      expect(key).toMatch(/\.webp$/)
      const { bytes, ...image } = await fetched(url)
      expect(image).toMatchObject({ type: 'image/webp', format: 'webp' })
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    }
    expect(await spooled()).toEqual([])
  })

  it('it goes on however often Ollim is killed on the way, and leaves nothing behind', async () => {
    const file = await write('photo.png', await makeNoise('png', 4000, 3000))
    const order = { home, target, workerFile }
    const program = await bundleKillProcess()
    try {
      const process = new KillProcess(program, path.join(folder, 'order.json'))
      await process.start({ ...order, files: [file], conversion: toWebp })
      for (let round = 0; round < 3; round++) {
        await until('the draft', async () => (await spooled()).some((name) => name.endsWith('.part')))
        await process.kill()
        await process.start({ ...order, files: [] })
      }
      await process.ended()
      const links = linksIn(home)
      expect(links.map(({ key }) => path.basename(key))).toEqual(['photo.webp'])
      expect(await fetched(links[0]?.url)).toMatchObject({ format: 'webp', width: 4000, height: 3000 })
      expect(await spooled()).toEqual([])
    } finally {
      await rm(path.dirname(program), { recursive: true, force: true })
    }
  }, 120_000)
})
