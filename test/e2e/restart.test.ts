import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { hurry } from '../support/electron/hurried-clock'
import { untilLogSays } from '../support/electron/log'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, untilSent, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { type Proxy, startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const megabyte = 1024 * 1024
let proxy: Proxy
beforeAll(async () => {
  proxy = await startProxy(store.endpoint)
})
afterAll(() => proxy.shut())

test('after a power cut, the remaining uploads continue by themselves, and nothing is stored twice', async () => {
  await emptyFolder(store, 'restart')
  const environment = destinationIn(store, 'restart', proxy.endpoint)
  const home = await newFolder('home')
  const folder = await newFolder('images')
  const small = ['1.png', '2.png', '3.png']
  const large = ['4.png', '5.png', '6.png', '7.png', '8.png', '큰 것.png']
  const first = await ollimForTest({ environment, home })
  proxy.slow(megabyte / 8)
  const files = await writeImages(folder, large, 6 * megabyte)
  await dropFiles(first.page, [...(await writeImages(folder, small)), ...files])
  for (const name of small) await linkOf(first.page, name)
  await untilSent(first.page, '5.png')
  await first.kill()
  proxy.release()

  const second = await ollimForTest({ environment, home })
  for (const [index, name] of large.entries())
    await expectServed(await linkOf(second.page, name), files[index] ?? '', 'image/png')
  const names = [...small, ...large]
  await expect(uploadRows(second.page).count()).resolves.toBe(names.length)
  await expect(keysIn(store, 'restart')).resolves.toEqual(names.toSorted())
})

// Windows has no pipes among its files.
test.skipIf(process.platform === 'win32')(
  'if a disk does not answer, Ollim still quits, and continues the upload at the next start',
  async () => {
    await emptyFolder(store, 'restart')
    const environment = destinationIn(store, 'restart')
    const [home, folder] = [await newFolder('home'), await newFolder('images')]
    const [file = ''] = await writeImages(folder, ['1.png'])
    const silent = path.join(folder, 'silent')
    execFileSync('mkfifo', [silent])
    const first = await ollimForTest({ environment, home })
    // Opening a pipe that nobody writes to takes as long as a network drive that is gone: forever.
    await first.app.evaluate(
      (_electron, [image, pipe]) => {
        const promises = process.getBuiltinModule('node:fs/promises')
        const open = promises.open
        // The image is accepted by its descriptor, without this call, and then read for its upload.
        promises.open = (name, ...rest) => (name === image ? open(pipe, 'r') : open(name, ...rest))
      },
      [file, silent] as const,
    )
    await dropFiles(first.page, [file])
    await expect.poll(() => uploadRows(first.page).count()).toBe(1)
    await hurry(first.app, 60_000)
    await first.app.evaluate(({ app }) => void setImmediate(() => app.quit()))
    await first.ended()
    await untilLogSays(home, 'Ollim ends although a disk has not answered')

    const second = await ollimForTest({ environment, home })
    await expectServed(await linkOf(second.page, '1.png'), file, 'image/png')
  },
)

test.skipIf(process.platform === 'win32')(
  'if the disk with the log does not answer, Ollim still quits',
  async () => {
    const home = await newFolder('home')
    const ollim = await ollimForTest({ environment: destinationIn(store, 'restart'), home })
    const [silent, silentLog] = [path.join(home, 'silent'), path.join(home, 'silent.log')]
    execFileSync('mkfifo', [silent, silentLog])
    await ollim.app.evaluate(
      ({ app }, [image, pipe, log]) => {
        const { open, renameSync } = process.getBuiltinModule('node:fs')
        app.once('will-quit', () => {
          open(image, 'r', () => undefined)
          renameSync(pipe, log)
        })
        setImmediate(() => app.quit())
      },
      [silent, silentLog, path.join(home, 'logs', 'ollim.log')] as const,
    )
    await ollim.ended()
  },
)
