import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { expectAccessible } from '../support/electron/accessible'
import { destinationIn } from '../support/electron/bucket'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { showScreen } from '../support/electron/show-screen'
import { turnSwitch } from '../support/electron/turn-switch'
import { dropFiles, linkOf, untilRowSays, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest, startFaulty } from '../support/servers/faulty-server'

const store = inject('publicStore')
const environment = destinationIn(store, 'accessibility')

describe('no accessibility violations in any look or language:', () => {
  describe('without a destination,', () => {
    const ollim = oneFreshOllim()

    test('the first start', async () => {
      await ollim().page.getByRole('heading', { name: 'Connect your bucket' }).waitFor()
      await expectAccessible(ollim())
    })

    test('a form with an error at every field', async () => {
      const { page } = ollim()
      await showScreen(ollim(), 'settings')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('alert').waitFor()
      await expectAccessible(ollim())
    })
  })

  describe('with a destination,', () => {
    const ollim = oneFreshOllim(() => ({ environment }))

    test('the empty window', async () => {
      await ollim().page.getByText('Drop images here').waitFor()
      await expectAccessible(ollim())
    })

    test('finished and failed uploads, their details, and the history', async () => {
      const { page } = ollim()
      const folder = await newFolder('done')
      const files = await writeImages(folder, ['done.png', 'done, too.png'])
      const bad = path.join(folder, 'bad.png')
      await writeFile(bad, 'Just words.')
      await dropFiles(page, [...files, bad])
      await linkOf(page, 'done, too.png')
      await linkOf(page, 'done.png')
      await untilRowSays(page, 'bad.png', /is not an image/)
      await expectAccessible(ollim())
      await uploadRow(page, 'bad.png').getByRole('button', { name: 'Show details' }).click()
      await page.getByRole('dialog').waitFor()
      await expectAccessible(ollim())
      await page.keyboard.press('Escape')
      await showScreen(ollim(), 'history')
      await page.getByText('done.png').first().waitFor()
      await expectAccessible(ollim())
    })

    test('the settings of a destination, and the general ones', async () => {
      const { page } = ollim()
      await showScreen(ollim(), 'settings')
      await page.getByRole('list', { name: 'Checks' }).waitFor()
      await expectAccessible(ollim())
      await page.getByRole('navigation').getByRole('button').last().click()
      await turnSwitch(page, 'Let editors upload through Ollim', 'on')
      await page.getByRole('textbox', { name: 'Port' }).waitFor()
      await expectAccessible(ollim())
    })

    test.each(['help', 'about'] as const)('the sheet %s', async (sheet) => {
      await ollim().page.getByText('Drop images here').waitFor()
      await showScreen(ollim(), sheet)
      await ollim().page.getByRole('dialog').waitFor()
      await expectAccessible(ollim())
    })
  })

  test('running and cancelled uploads', async () => {
    const server = await faultyForTest(() => undefined)
    const ollim = await ollimForTest({ environment: { ...environment, OLLIM_ENDPOINT: server.endpoint } })
    const names = Array.from({ length: 6 }, (_, index) => `on its way ${index}.png`)
    await dropFiles(ollim.page, await writeImages(await newFolder('uploading'), names))
    await expect.poll(() => server.seen.length).toBeGreaterThan(0)
    await uploadRow(ollim.page, 'on its way 5.png').waitFor()
    await expectAccessible(ollim)
    await ollim.page.evaluate(() => window.ollim.cancelAllUploads())
    await uploadRow(ollim.page, 'on its way 5.png').getByText('Cancelled').first().waitFor()
    await expectAccessible(ollim)
  })

  test('uploads held by their destination', async () => {
    const server = await startFaulty(() => undefined)
    await server.stop()
    const ollim = await ollimForTest({ environment: { ...environment, OLLIM_ENDPOINT: server.endpoint } })
    await dropFiles(ollim.page, await writeImages(await newFolder('held'), ['held.png']))
    await ollim.page.getByRole('alert').waitFor()
    await expectAccessible(ollim)
  })
})
