import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { goBack, goElsewhere } from '../support/electron/elsewhere'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { field } from '../support/electron/settings-form'
import {
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  press,
  untilRowSays,
  untilSent,
  uploadRow,
} from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest, s3Error } from '../support/servers/faulty-server'
import { startStrict } from '../support/servers/strict-server'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const ceph = inject('ceph')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'holds') }))

beforeEach(async () => {
  const { page } = ollim()
  await page.setViewportSize({ width: 920, height: 640 })
  await goBack(page)
  await clearUploads(page)
  await emptyFolder(store, 'holds')
})

test('a problem of a whole destination is reported once, and all its uploads continue when the settings are fixed', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('400 Bad Request', 'ExpiredToken'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  const names = ['held-1.png', 'held-2.png', 'held-3.png', 'held-4.png', 'held-5.png', 'held-6.png']
  const files = await writeImages(await newFolder('held'), names)

  await dropFiles(page, files)

  for (const name of names) await untilRowSays(page, name, 'Paused')
  await expect(page.getByText(/These temporary keys have expired\./).count()).resolves.toBe(1)
  // There is another destination, so it says which one.
  await page.getByText(`${store.bucket} 2: These temporary keys have expired.`).waitFor()
  await page.getByText('6 uploads are paused.').waitFor()
  await dropFiles(page, await writeImages(await newFolder('held'), ['held-later.png']))
  await page.getByText('7 uploads are paused.').waitFor()
  await openTab(page, 'Settings')
  await page.getByRole('navigation', { name: 'Destinations' }).getByText('uploads are paused').waitFor()
  await openTab(page, 'Uploads')
  await goElsewhere(page, { endpoint: store.endpoint })
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(page, name), files[index] ?? '', 'image/png')
})

test('an upload whose destination was deleted goes to the chosen one when it is retried', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('400 Bad Request', 'ExpiredToken'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  const [file = ''] = await writeImages(await newFolder('left'), ['left.png'])
  await dropFiles(page, [file])
  await untilRowSays(page, 'left.png', 'Paused')
  const { defaultDestinationId } = await readSettings(page)
  await page.evaluate((id) => window.ollim.deleteDestination(id), defaultDestinationId)
  await untilRowSays(page, 'left.png', 'Choose another one, then retry.')
  await expect(page.getByRole('button', { name: 'Retry failed' }).count()).resolves.toBe(0)
  await press(uploadRow(page, 'left.png'), 'Retry')
  await expectServed(await linkOf(page, 'left.png'), file, 'image/png')
})

test('in the smallest window, a very long server message hides neither the footer nor the buttons that help', async () => {
  const { page } = ollim()
  const message = `arn:aws:iam::123456789012:policy/${'x'.repeat(300)} ${'and nobody knows why '.repeat(20)}`
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('403 Forbidden', 'AccessDenied', { message }))
  })
  await page.setViewportSize({ width: 420, height: 360 })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('said'), ['said.png']))
  for (const name of ['Try again', 'Open Settings', 'Copy all links']) {
    const { y = 360, height = 0 } = (await page.getByRole('button', { name }).boundingBox()) ?? {}
    expect(y + height, name).toBeLessThanOrEqual(360)
  }
  // Its bar is drawn as all others are.
  const bars = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .map((element) => getComputedStyle(element))
      .filter(({ overflowY }) => overflowY === 'auto')
      .map(({ scrollbarWidth, scrollbarColor }) => `${scrollbarWidth} ${scrollbarColor}`),
  )
  expect(new Set(bars).size).toBe(1)
  expect(bars.length).toBeGreaterThan(1)
})

test.runIf(ceph !== null)(
  'a denied upload shows the cause that a check would find, and the server’s answer',
  async () => {
    const { page } = ollim()
    await goElsewhere(page, { endpoint: store.endpoint, bucket: ceph?.deniedBucket ?? '' })
    const [file = ''] = await writeImages(await newFolder('denied'), ['denied.png'])

    await dropFiles(page, [file])

    const banner = page.getByRole('alert').filter({ hasText: 'denied belongs to another account' })
    await banner.getByText(/its owner has to let this key write into it/).waitFor()
    await banner.getByText(/HTTP 403 · AccessDenied · x-amz-request-id /).waitFor()
  },
)

test('the banner about a key that lacks a right copies the policy that grants it', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('403 Forbidden', 'AccessDenied'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('lacks'), ['lacks.png']))
  const banner = page.getByRole('alert')
  await press(banner, 'Copy policy')
  await expect.poll(() => pastedText()).toContain(`arn:aws:s3:::${store.bucket}/`)
})

test('if no setting can help, Try again is the main button, not Open Settings', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('403 Forbidden', 'QuotaExceeded'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('full'), ['full.png']))
  await page.getByText(/ is full\./).waitFor()
  const buttons = page.getByRole('alert').getByRole('button')
  // What ends it most likely stands last, in the window's colour.
  expect(await buttons.allInnerTexts()).toEqual(['Open Settings', 'Try again'])
  await goElsewhere(page, { endpoint: store.endpoint })
  await linkOf(page, 'full.png')
  await goBack(page)
  await clearUploads(page)
})

test('if the server says that keys without a session token have expired, the button leads to where they are entered', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('400 Bad Request', 'ExpiredToken'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('ended'), ['ended.png']))
  await page.getByText('These temporary keys have expired.').waitFor()

  // The field gets the focus at once, even while something on the page is still moving.
  const endTransition = await beginTransition(page)

  // The form of such keys has no box to paste into.
  await press(page, 'Open Settings')

  const id = field(page, 'Access key ID')
  await expect.poll(() => id.evaluate((input) => input === document.activeElement)).toBe(true)
  await endTransition()
  await openTab(page, 'Uploads')
})

test('an upload that is interrupted by the computer’s sleep continues when it wakes', async () => {
  const { page, app } = ollim()
  const proxy = await startProxy(store.endpoint)
  onTestFinished(() => proxy.shut())
  const [file = ''] = await writeImages(await newFolder('sleep'), ['asleep.png'], 8 * 1024 ** 2)
  proxy.slow(1024 ** 2 / 8)
  await goElsewhere(page, { endpoint: proxy.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, [file])
  await untilSent(page, 'asleep.png')

  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await untilRowSays(page, 'asleep.png', 'Waiting')
  await expect(uploadRow(page, 'asleep.png').getByRole('progressbar').count()).resolves.toBe(0)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await untilSent(page, 'asleep.png')

  proxy.release()
  await expectServed(await linkOf(page, 'asleep.png'), file, 'image/png')
  await expect(keysIn(store, 'holds')).resolves.toEqual(['asleep.png'])
})

test('uploads go on as soon as the person comes back from where the key was given the missing right', async () => {
  const { app, page } = ollim()
  let isAllowed = false
  const server = await startStrict(() => (isAllowed ? undefined : { status: 403, code: 'AccessDenied' }))
  onTestFinished(() => server.stop())
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('back'), ['back.png']))
  await untilRowSays(page, 'back.png', 'Paused')

  isAllowed = true
  await app.evaluate(({ app: main, BrowserWindow }) => {
    main.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0])
  })
  await linkOf(page, 'back.png')
})

/** Begins a transition that lasts longer than any test. */
async function beginTransition(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.body.addEventListener('transitionrun', resolve, { once: true })
        document.body.style.transition = 'outline-offset 3600s'
        document.body.getBoundingClientRect()
        document.body.style.outlineOffset = '1px'
      }),
  )
  return () => page.evaluate(() => document.body.removeAttribute('style'))
}
