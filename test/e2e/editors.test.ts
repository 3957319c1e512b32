import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { expect, inject, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { pastedText } from '../support/electron/clipboard'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { readSettings } from '../support/electron/settings'
import { settingsEntry } from '../support/electron/settings-form'
import { turnSwitch } from '../support/electron/turn-switch'
import { openTab, press, uploadRow } from '../support/electron/window'
import { freePort } from '../support/free-port'
import { writeImages } from '../support/images/write-images'
import { listen } from '../support/servers/listen'

const environment = destinationIn(inject('publicStore'), 'editors')
const answerSchema = z.object({ success: z.boolean(), result: z.array(z.string()) })

test('editors can upload through the address copied from Settings, while that is switched on', async () => {
  const { page } = await ollimForTest({ environment })
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
  const editors = page.getByRole('region', { name: 'Editors' })
  await turnSwitch(page, 'Let editors upload through Ollim', 'on')
  const door = async () => (await readSettings(page)).editorDoor

  const other = createServer()
  onTestFinished(() => void other.close())
  const taken = await listen(other)
  const port = editors.getByRole('textbox', { name: 'Port' })
  await port.fill(String(taken))
  await port.press('Tab')
  await editors.getByRole('status').getByText(`Another program has port ${taken}`).waitFor()
  const free = await freePort()
  await port.fill(String(free))
  await port.press('Tab')
  await expect.poll(door).toBe('open')

  await press(page, 'Copy address with secret')
  await expect
    .poll(pastedText)
    .toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${free}/upload\\?secret=[0-9a-f]{64}$`))
  const address = await pastedText()
  const secret = new URL(address).searchParams.get('secret') ?? ''
  const [file = '', sent = ''] = await writeImages(await newFolder('editor'), ['파일.png', 'form.png'])
  const post = async (to: string, body: BodyInit) => {
    const answer = await fetch(to, { method: 'POST', body })
    return { status: answer.status, ...answerSchema.parse(await answer.json()) }
  }
  const listed = await post(address, JSON.stringify({ list: [file] }))
  expect(listed).toMatchObject({ status: 200, success: true })
  await expectServed(listed.result[0] ?? '', file, 'image/png')
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(await readFile(sent))]), 'form.png')
  const formed = await post(address, form)
  await expectServed(formed.result[0] ?? '', sent, 'image/png')
  expect((await post(address.replace(secret, 'x'), form)).status).toBe(401)
  expect(await page.content()).not.toContain(secret)
  expect(JSON.stringify(await readSettings(page))).not.toContain(secret)

  const origins = editors.getByRole('textbox', { name: 'Other pages that may ask' })
  const headers = { origin: 'http://127.0.0.1:6806' }
  const alive = new URL('/heartbeat', address)
  const asPage = async () => (await fetch(alive, { method: 'POST', headers })).status
  expect(await asPage()).toBe(403)
  await origins.fill('siyuan')
  await origins.press('Enter')
  await editors.getByText('Write each like').waitFor()
  await origins.fill('HTTP://127.0.0.1:6806/')
  await origins.press('Tab')
  await expect.poll(asPage).toBe(200)
  await expect.poll(() => origins.inputValue()).toBe(headers.origin)

  await press(page, 'New secret')
  await expect.poll(async () => (await post(address, form)).status).toBe(401)

  await turnSwitch(page, 'Let editors upload through Ollim', 'off')
  await expect.poll(door).toBe('closed')
  await expect(fetch(address, { method: 'POST' })).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  await openTab(page, 'Uploads')
  await uploadRow(page, 'form.png').waitFor()
})
