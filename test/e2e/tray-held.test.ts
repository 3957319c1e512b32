import { expect, inject, test } from 'vitest'
import { copyFiles } from '../support/electron/clipboard'
import { goElsewhere } from '../support/electron/elsewhere'
import { newFolder } from '../support/electron/ollim-in-test'
import { ollimWithTray } from '../support/electron/ollim-with-tray'
import { dropFiles, linkOf, untilRowSays } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest, s3Error } from '../support/servers/faulty-server'

const { ollim, desktop } = ollimWithTray('tray-held')
const store = inject('publicStore')

test('an upload held by its destination is reported by a notification, the tray, its popover and the title until it continues', async () => {
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('400 Bad Request', 'ExpiredToken'))
  })
  await goElsewhere(ollim().page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await copyFiles(await writeImages(await newFolder('held'), ['held.png']))
  await ollim().closeWindow()
  await desktop().choose('Upload from clipboard')

  const shown = await desktop().notification()
  expect(shown.title).toMatch(/^Uploads to .+ are paused$/)
  expect(shown.body).toMatch(/^These temporary keys have expired\. Get new ones/)
  await expect.poll(() => desktop().toolTip()).toContain('Ollim · 1 upload needs attention')
  await expect
    .poll(async () => (await desktop().menu()).find(({ label }) => label === 'Pause'))
    .toMatchObject({ enabled: false })
  const popover = await ollim().popoverAfter(() => desktop().clickTray())
  await popover.getByRole('heading', { name: 'Paused, 0 of 1 done' }).waitFor()
  await popover.getByText('These temporary keys have expired.').waitFor()
  expect(await popover.getByRole('button', { name: 'Pause' }).count()).toBe(0)

  const page = await ollim().windowAfter(async () => desktop().clickNotification(shown))
  await page.getByRole('tab', { name: 'Uploads', selected: true }).waitFor()
  await untilRowSays(page, 'held.png', 'Paused')
  await expect.poll(title).toBe('Paused · 1 left · Ollim')
  await goElsewhere(page, { endpoint: store.endpoint })
  await linkOf(page, 'held.png')
  await expect.poll(title).toBe('Ollim')
  await expect.poll(() => desktop().toolTip()).not.toContain('needs attention')
})

test('the popover shows a cause of several lines completely', async () => {
  const { page } = ollim()
  const server = await faultyForTest((socket, { isComplete }) => {
    if (isComplete) socket.write(s3Error('403 Forbidden', 'AccessDenied'))
  })
  await goElsewhere(page, { endpoint: server.endpoint, bucket: store.bucket, region: store.region })
  await dropFiles(page, await writeImages(await newFolder('refused'), ['refused.png']))
  await untilRowSays(page, 'refused.png', 'Paused')

  const popover = await ollim().popoverAfter(() => desktop().clickTray())

  const cause = popover.getByText('refuses this key and does not say why.')
  const hidden = await cause.evaluate((line) => [
    line.scrollWidth - line.clientWidth,
    line.scrollHeight - line.clientHeight,
  ])
  expect(hidden).toEqual([0, 0])
  await goElsewhere(page, { endpoint: store.endpoint })
  await linkOf(page, 'refused.png')
})

function title(): Promise<string | undefined> {
  return ollim().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().includes('/popover/'))
      ?.getTitle(),
  )
}
