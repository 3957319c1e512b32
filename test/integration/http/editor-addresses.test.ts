import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { keysIn } from '../../support/electron/bucket'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeUniquePng, writeImages } from '../../support/images/write-images'
import { listen } from '../../support/servers/listen'
import { publicTarget } from '../../support/servers/targets'
import { openDoor, type OpenDoor } from './open-door'

const store = inject('publicStore')

describe('editors that give addresses', () => {
  let home: string
  let prefix: string
  let proxy: string
  let open: OpenDoor

  beforeEach(async () => {
    home = await folderForTest('addresses')
    prefix = path.basename(home)
    proxy = ''
    const target = publicTarget(store, { keyTemplate: `${prefix}/{name}.{ext}` })
    open = await openDoor(home, target, { proxy: () => proxy })
  })
  afterEach(() => open.dispose())

  const upload = (...list: readonly string[]) => open.upload(...list)

  /** A web in which each path leads to its own bytes, or to nothing. */
  async function startWeb(images: Readonly<Record<string, Buffer>>): Promise<readonly string[]> {
    const asked: string[] = []
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '')
      asked.push(pathname)
      const bytes = images[pathname]
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    proxy = `http://127.0.0.1:${await listen(server)}`
    onTestFinished(() => void server.close())
    return asked
  }

  it('receive links by position, for files and images on the web alike', async () => {
    const [file = ''] = await writeImages(home, ['file.png'])
    const [one, other] = [await makeUniquePng(), await makeUniquePng()]
    await startWeb({ '/one.png': one, '/2026/other': other })
    const heard = await upload('http://web.invalid/one.png?a=b', file, 'http://web.invalid/2026/other')
    expect(heard.fullResult.map(({ fileName }) => fileName)).toEqual(['one.png', 'file.png', 'other.png'])
    const served = await Promise.all(
      heard.result.map(async (url) => Buffer.from(await (await fetch(String(url))).arrayBuffer())),
    )
    expect(served).toEqual([one, await readFile(file), other])
    await expect.poll(() => readdir(path.join(home, 'spool'))).toEqual([])
  })

  it('are told which images could not be fetched, while the others are uploaded', async () => {
    await startWeb({ '/one.png': await makeUniquePng(), '/page.png': Buffer.from('<!doctype html>') })
    const addresses = ['/one.png', '/gone.png?secret', '/page.png'].map((end) => `http://web.invalid${end}`)
    const heard = await upload(...addresses)
    expect(heard.details).toMatchObject([
      { success: true },
      { message: 'There is nothing at http://web.invalid/gone.png. Open it in a browser to check it.' },
      { message: expect.stringContaining('http://web.invalid/page.png is a web page, not an image.') },
    ])
    expect(await keysIn(store, prefix)).toEqual(['one.png'])
  })

  it('receive the same link if they repeat a request, and the image is fetched once', async () => {
    const asked = await startWeb({ '/one.png': await makeUniquePng() })
    const [first, second] = await Promise.all([
      upload('http://web.invalid/one.png'),
      upload('http://web.invalid/one.png'),
    ])
    expect(second).toEqual(first)
    expect(asked).toEqual(['/one.png'])
  })

  it('are told of a pause, and nothing fetched is kept', async () => {
    await startWeb({ '/paused.png': await makeUniquePng() })
    open.engine.queue.pause()
    expect(await upload('http://web.invalid/paused.png')).toMatchObject({
      success: false,
      msg: 'http://web.invalid/paused.png: Uploads are paused. Resume them in Ollim, then try again.',
    })
    expect([await readdir(path.join(home, 'spool')), open.engine.list.ids]).toEqual([[], []])
  })
})
