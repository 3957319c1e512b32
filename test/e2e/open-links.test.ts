import { chmod, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'open')

/** Puts answers in the place of the system's question and browser, which a test cannot operate; notes what they are asked. */
async function answerQuestions(
  { app }: Pick<Ollim, 'app'>,
  response: 0 | 1,
): Promise<() => Promise<unknown>> {
  await app.evaluate(({ dialog, shell }, answer) => {
    const asked: unknown[] = []
    Reflect.set(globalThis, 'asked', asked)
    Reflect.set(dialog, 'showMessageBox', (options: unknown) => {
      asked.push(options)
      return Promise.resolve({ response: answer, checkboxChecked: false })
    })
    shell.openExternal = (address) => {
      asked.push(address)
      return Promise.resolve()
    }
  }, response)
  return () => app.evaluate((): unknown => Reflect.get(globalThis, 'asked'))
}

test('an unencrypted link opens only after a question, which is asked once for each server', async () => {
  const ollim = await ollimForTest({ environment })
  const { page } = ollim
  await dropFiles(page, await writeImages(await newFolder('open'), ['plain.png']))
  const url = await linkOf(page, 'plain.png')
  expect(url).toMatch(/^http:/)
  const link = uploadRow(page, 'plain.png').getByRole('link')
  const question = expect.objectContaining({
    message: `Open a link to ${new URL(url).host} that is not encrypted?`,
    buttons: ['Cancel', 'Open'],
    defaultId: 0,
  })

  const refusing = await answerQuestions(ollim, 0)
  await link.click()
  await expect.poll(refusing).toEqual([question])

  const agreeing = await answerQuestions(ollim, 1)
  await link.click()
  await expect.poll(agreeing).toEqual([question, url])
  // As in a browser, the middle button opens it, too.
  await link.click({ button: 'middle' })
  await expect.poll(agreeing).toEqual([question, url, url])
})

test('anything but a web address is not opened, and an alert says why', async () => {
  const ollim = await ollimForTest({ environment })
  const { page } = ollim
  const asked = await answerQuestions(ollim, 1)
  await page.evaluate(() => window.ollim.openLink('smb://nas.home/pictures'))
  const alert = page.getByRole('alert').filter({ hasText: 'This is not a web address' })
  await alert.waitFor()
  expect(await asked()).toEqual([])
  await page.setViewportSize({ width: 420, height: 500 })
  // Beside the words, not in a line of its own below them.
  const dismiss = await alert.getByRole('button', { name: 'Dismiss' }).boundingBox()
  expect(dismiss?.x).toBeGreaterThan(360)
  await press(alert, 'Dismiss')
})

test('the browser does not inherit the secrets of Ollim’s environment', async () => {
  const folder = await newFolder('browser')
  const inherited = path.join(folder, 'inherited')
  // The desktop's own command for opening an address, in a place that is searched first.
  const browser = path.join(folder, 'xdg-open')
  await writeFile(browser, `#!/bin/sh\nenv >'${inherited}.part'; mv '${inherited}.part' '${inherited}'\n`)
  await chmod(browser, 0o755)
  const { page } = await ollimForTest({
    environment: {
      ...environment,
      OLLIM_SESSION_TOKEN: 'a-session-token',
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    },
  })

  await page.evaluate(() => window.ollim.openLink('https://example.com/'))

  await expect.poll(() => readFile(inherited, 'utf8').catch(() => '')).toContain('OLLIM_BUCKET=')
  const names = (await readFile(inherited, 'utf8')).match(/^OLLIM_(?:SECRET|SESSION)\w+/gm)
  expect(names).toBeNull()
})
