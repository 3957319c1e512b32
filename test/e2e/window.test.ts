import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { destinationIn, emptyFolder, keysIn } from '../support/electron/bucket'
import type { Ollim } from '../support/electron/launch'
import { untilLogSays } from '../support/electron/log'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { startAgain } from '../support/electron/second-start'
import { clearUploads, dropFiles, linkOf, untilRowSays, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { type Proxy, startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const largeBytes = 12 * 1024 * 1024
let proxy: Proxy
beforeAll(async () => {
  proxy = await startProxy(store.endpoint)
})
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'window', proxy.endpoint) }))
afterAll(() => proxy.shut())
beforeEach(async () => {
  proxy.release()
  await clearUploads(ollim().page)
  await emptyFolder(store, 'window')
})

test('title and task bar show the progress of all uploads, and nothing afterwards', async () => {
  const { page } = ollim()
  await recordTaskBar(ollim())
  proxy.slow((1024 * 1024) / 8)
  await dropFiles(page, await writeImages(await newFolder('title'), ['a.png', 'b.png'], largeBytes))
  await expect.poll(() => titleOf(ollim())).toMatch(/^[1-9]\d?% · 2 left · Ollim$/)
  await expect.poll(() => taskBarOf(ollim())).toBeGreaterThan(0)
  expect(await taskBarOf(ollim())).toBeLessThan(1)
  proxy.release()
  await linkOf(page, 'a.png')
  await linkOf(page, 'b.png')
  await expect.poll(() => titleOf(ollim())).toBe('Ollim')
  await expect.poll(() => taskBarOf(ollim())).toBe(-1)
})

test('uploads continue while the window is closed, and a new window shows them all', async () => {
  proxy.slow(64 * 1024)
  const names = ['1.png', '2.png', '3.png', '4.png', '5.png', '6.png']
  await dropFiles(ollim().page, await writeImages(await newFolder('closed'), names, 256 * 1024))
  await untilRowSays(ollim().page, '6.png', 'Waiting')
  await ollim().closeWindow()
  proxy.release()
  await expect.poll(() => keysIn(store, 'window')).toEqual(names)
  const page = await ollim().windowAfter(() => startAgain(ollim()))
  for (const name of names) await linkOf(page, name)
  const listed = await uploadRows(page).evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  )
  expect(listed.toSorted()).toEqual(names)
})

test('closing the window removes its progress from the macOS Dock', async () => {
  proxy.slow(64 * 1024)
  const closed = await ollimForTest({ environment: destinationIn(store, 'closed', proxy.endpoint) })
  await recordTaskBar(closed)
  await dropFiles(closed.page, await writeImages(await newFolder('dock'), ['dock.png'], largeBytes))
  await expect.poll(() => taskBarOf(closed)).toBeGreaterThan(0)
  await closed.closeWindow()
  await expect.poll(() => taskBarOf(closed)).toBe(-1)
  proxy.release()
})

test('the next window has the size and position of the last one, and the next start those of the window that was open', async () => {
  const home = await newFolder('home')
  const [before, after] = [
    { x: 120, y: 90, width: 700, height: 520 },
    { x: 130, y: 80, width: 710, height: 510 },
  ]
  const first = await ollimForTest({ home })
  await place(first, before)
  await expect.poll(() => boundsOf(first)).toEqual(before)
  await first.closeWindow()
  await first.windowAfter(() => startAgain(first))
  await expect.poll(() => boundsOf(first)).toEqual(before)
  await place(first, after)
  await expect.poll(() => boundsOf(first)).toEqual(after)
  await first.close()
  const second = await ollimForTest({ home })
  await expect.poll(() => boundsOf(second)).toEqual(after)
})

test('the first window is no larger than the screen’s work area', async () => {
  const small = await ollimForTest({ args: ['--hidden'] })
  const workArea = { x: 0, y: 30, width: 1024, height: 530 }
  await small.app.evaluate(({ screen }, left) => {
    const display = { ...screen.getPrimaryDisplay(), workArea: left }
    screen.getPrimaryDisplay = () => display
    screen.getAllDisplays = () => [display]
  }, workArea)
  await small.windowAfter(() => startAgain(small))
  await expect.poll(() => boundsOf(small)).toMatchObject({ y: 30, width: 920, height: 530 })
})

test('a page that crashes is loaded again, with its uploads', async () => {
  const broken = await ollimForTest({ environment: destinationIn(store, 'broken') })
  await dropFiles(broken.page, await writeImages(await newFolder('kept'), ['kept.png']))
  await linkOf(broken.page, 'kept.png')
  await breakPage(broken)
  await expect.poll(() => textOf(broken)).toContain('kept.png')
})

test('a page that crashes again at once is not loaded a third time until Ollim is opened again', async () => {
  const broken = await ollimForTest({})
  const reloads = await countReloads(broken)
  await breakPage(broken)
  expect(await reloads()).toBe(1)
  await expect.poll(() => textOf(broken)).toContain('Uploads')
  await breakPage(broken)
  expect(await reloads()).toBe(1)
  await startAgain(broken)
  await expect.poll(() => textOf(broken)).toContain('Uploads')
})

test('a rejection in main that nothing has caught is in the log', async () => {
  const { app, home, problems } = ollim()
  await app.evaluate(() => void setImmediate(() => void Promise.reject(new Error('left alone'))))
  await untilLogSays(home, /Node warns.*UnhandledPromiseRejection.*left alone/)
  // The second half of what Node says of it; it is no problem of this test.
  await expect.poll(() => problems.join('\n')).toMatch(/left alone[^]*rejection id/)
  problems.splice(0)
})

/** Ends the process of the window's page; answers once that is known. */
function breakPage({ app }: Ollim): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('render-process-gone', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
}

/** Counts how often the window's page is loaded again; a crash is answered before `breakPage` returns. */
async function countReloads({ app }: Ollim): Promise<() => Promise<unknown>> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) return
    const reload = contents.reload.bind(contents)
    let count = 0
    Reflect.set(globalThis, 'reloads', count)
    contents.reload = () => {
      count += 1
      Reflect.set(globalThis, 'reloads', count)
      reload()
    }
  })
  return () => app.evaluate((): unknown => Reflect.get(globalThis, 'reloads'))
}

/** The test tool loses a page that broke: main is asked what its successor shows. */
function textOf({ app }: Ollim): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }): Promise<unknown> => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined || contents.isCrashed() || contents.isLoadingMainFrame()) return ''
    return contents.executeJavaScript('document.body.innerText')
  })
}

function titleOf({ app }: Ollim): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
}

function boundsOf({ app }: Ollim): Promise<Electron.Rectangle | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
}

async function place({ app }: Ollim, bounds: Electron.Rectangle): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  )
}

/** Electron cannot be asked what the task bar shows: what it is told is written down on the way. */
async function recordTaskBar({ app }: Ollim): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return
    const show = window.setProgressBar.bind(window)
    window.setProgressBar = (fraction, options) => {
      Reflect.set(globalThis, 'taskBar', fraction)
      show(fraction, options)
    }
  })
}

function taskBarOf({ app }: Ollim): Promise<unknown> {
  return app.evaluate((): unknown => Reflect.get(globalThis, 'taskBar'))
}
