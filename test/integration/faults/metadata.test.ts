import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/store-ports'
import { bundleKillProcess, KillProcess } from '../../support/faults/kill-process'
import { isAtRest, linksIn, openRealEngine, recordsIn } from '../../support/faults/real-engine'
import { makeImage } from '../../support/images/images'
import { looksOf, makeNoted, notesIn, secrets } from '../../support/images/noted'
import { until } from '../../support/servers/daemon'
import { startProxy } from '../../support/servers/slow-proxy'
import { publicTarget } from '../../support/servers/targets'
import { uploadsOf } from '../../support/uploads-of'

const store = inject('publicStore')

describe('with the switch on', () => {
  let folder: string
  let home: string
  let target: StoreTarget

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-metadata-'))
    home = path.join(folder, 'home')
    target = publicTarget(store, { keyTemplate: `metadata/${randomUUID()}/{name}.{ext}` })
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function write(name: string, bytes: Uint8Array): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    return file
  }

  const spooled = () => readdir(path.join(home, 'spool')).catch(() => [])

  async function expectClean(original: Buffer): Promise<void> {
    const [link] = linksIn(home)
    const response = await fetch(link?.url ?? '')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.status).toBe(200)
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    expect(await notesIn(bytes)).toMatchObject({ xmp: undefined, iptc: undefined })
    expect(await looksOf(bytes)).toEqual(await looksOf(original))
  }

  it('what can be read at the link has no place and no name in it; what cannot be cleaned is not there', async () => {
    const photo = await makeNoted('jpeg', 6, 300)
    const files = [await write('photo.jpg', photo), await write('scan.tif', await makeImage('tiff'))]
    const opened = openRealEngine({ home, target, removesMetadata: true })
    const { engine } = opened
    engine.start()
    await engine.uploadPaths(files, target.id)
    await until('the end', async () => isAtRest(engine))
    expect(uploadsOf(engine.list).map(({ status }) => status.state)).toEqual(['done', 'failed'])
    await opened.dispose()

    expect(linksIn(home).map(({ file }) => file)).toEqual([path.join(folder, 'photo.jpg')])
    await expectClean(photo)
    expect(await readFile(path.join(folder, 'photo.jpg'))).toEqual(photo)
    expect(await spooled()).toEqual([])
  })

  it('it is so however often Ollim is killed on the way, and although the switch is off by then', async () => {
    // Goes up in parts, slowly enough that the kills come in the middle.
    const photo = await makeNoted('png', 6, 2700)
    const proxy = await startProxy(target.endpoint)
    proxy.slow(4 * 1024 ** 2)
    const order = { home, target: { ...target, endpoint: proxy.endpoint } }
    const program = await bundleKillProcess()
    try {
      const process = new KillProcess(program, path.join(folder, 'order.json'))
      await process.start({ ...order, files: [await write('photo.png', photo)], removesMetadata: true })
      await process.message()
      await process.kill()
      await process.start({ ...order, files: [] })
      await until('the copy', async () => (await spooled()).some((name) => name.endsWith('.copy')))
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
      expect(await spooled()).toEqual([])
    } finally {
      await rm(path.dirname(program), { recursive: true, force: true })
      await proxy.shut()
    }
  }, 120_000)
})
