import { expect, inject, onTestFinished, test } from 'vitest'
import { failure } from '../../electron/shared/failures/failure'
import { destinationIn } from '../support/electron/bucket'
import { goElsewhere } from '../support/electron/elsewhere'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { expectFocused, pressByKey } from '../support/electron/keyboard'
import { newFolder } from '../support/electron/ollim-in-test'
import { sendUploads } from '../support/electron/send-uploads'
import { dropFiles, linkOf, untilRowSays, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest } from '../support/servers/faulty-server'
import { startProxy } from '../support/servers/slow-proxy'
import { done, upload } from '../renderer/examples'

const store = inject('publicStore')
const folder = 'uploads-focus'
const ollim = oneFreshOllim(() => ({ environment: destinationIn(store, folder) }))

test('when pressing a button of a row removes it, the row gets the focus', async () => {
  const server = await faultyForTest(() => undefined)
  const { page } = ollim()
  await goElsewhere(page, { endpoint: server.endpoint })
  await dropFiles(page, await writeImages(await newFolder('focus'), ['one.png', 'two.png']))
  await pressByKey(uploadRow(page, 'one.png'), 'Cancel')
  await untilRowSays(page, 'one.png', 'Cancelled')
  await expectFocused(page, 'one.png')
  await pressByKey(uploadRow(page, 'one.png'), 'Retry')
  await uploadRow(page, 'one.png').getByRole('button', { name: 'Cancel' }).waitFor()
  await expectFocused(page, 'one.png')
  await page.keyboard.press('ArrowDown')
  await expectFocused(page, 'two.png')
})

test('Cancel keeps the focus while it can be pressed, and then the row gets it', async () => {
  const proxy = await startProxy(store.endpoint)
  onTestFinished(() => proxy.shut())
  const { page } = ollim()
  await goElsewhere(page, { endpoint: proxy.endpoint })
  await page.evaluate(() => window.ollim.pauseQueue())
  proxy.slow(64 * 1024)
  await dropFiles(page, await writeImages(await newFolder('sent'), ['sent.png'], 4 * 1024 * 1024))
  await uploadRow(page, 'sent.png').getByRole('button', { name: 'Cancel' }).focus()
  await page.evaluate(() => window.ollim.resumeQueue())
  await uploadRow(page, 'sent.png').getByRole('progressbar').waitFor()
  await expectFocused(page, 'Cancel')
  proxy.release()
  await linkOf(page, 'sent.png')
  await expectFocused(page, 'sent.png')
})

test('after the last row is removed, the empty list gets the focus', async () => {
  const { page } = ollim()
  const [file = ''] = await writeImages(await newFolder('last'), ['last.png'])
  for (const leave of [() => pressByKey(page, 'Clear finished'), () => page.keyboard.press('Delete')]) {
    await dropFiles(page, [file])
    await linkOf(page, 'last.png')
    await uploadRow(page, 'last.png').focus()
    await leave()
    await page.getByRole('heading', { name: 'Drop images here' }).waitFor()
    await expectFocused(page, 'Drop images')
  }
})

test('the count of failed uploads leads to each of them in turn, however far down', async () => {
  const { app, page } = ollim()
  const failed = { state: 'failed', failure: failure('access-denied') } as const
  await sendUploads(
    app,
    Array.from({ length: 3000 }, (_, index) =>
      upload(`row ${index + 1}`, { status: [1000, 2500].includes(index + 1) ? failed : done }),
    ),
  )
  const count = page.getByRole('button', { name: '2 failed' })
  for (const next of ['row 1000.png', 'row 2500.png', 'row 1000.png']) {
    await count.press('Enter')
    await expectFocused(page, next)
    await expect.poll(() => uploadRow(page, next).evaluate(isInSight)).toBe(true)
  }
})

test('in a narrow window, what could be tried again is one press away once all have ended', async () => {
  const { app, page } = ollim()
  await page.setViewportSize({ width: 420, height: 640 })
  const failed = { state: 'failed', failure: failure('unexpected') } as const
  await sendUploads(app, [upload('row 1', { status: done }), upload('row 2', { status: failed })])
  await page.getByRole('heading', { name: '1 link ready' }).waitFor()
  await page.getByRole('button', { name: 'Retry failed' }).waitFor()
})

function isInSight(element: Element): boolean {
  const { x, y } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(x + 100, y + 20))
}
