import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { argumentSchemas } from '../../electron/ipc/argument-schemas'
import { popoverSchemas } from '../../electron/ipc/popover-schemas'
import { callChannel, type CallName } from '../../electron/shared/contract'
import { popoverChannel, type PopoverCallName } from '../../electron/shared/app/popover'
import { longestPaste } from '../../electron/shared/destinations/paste'
import { destinationIn } from '../support/electron/bucket'
import { readLog, untilLogSays } from '../support/electron/log'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { listedUploads } from '../support/electron/window'

const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'security') }))

const callNames = Object.keys(argumentSchemas).filter((name): name is CallName => name in argumentSchemas)
const popoverCalls = Object.keys(popoverSchemas).filter(
  (name): name is PopoverCallName => name in popoverSchemas,
)
/** The page cannot name paths: it hands over files, and only the preload turns them into paths. */
const pageCalls = callNames.filter((name) => name !== 'uploadPaths')
/** These take a file; the preload refuses anything else before it reaches main. */
const fileCalls = ['replaceObject']

/** Makes a call through the page's bridge with any arguments; returns what the page gets to see. */
function callFromPage(name: string, args: readonly unknown[]): Promise<unknown> {
  return ollim().page.evaluate(
    async ([asked, given]) => {
      const call: unknown = Reflect.get(window.ollim, asked)
      if (typeof call !== 'function') return 'there is no such call'
      try {
        const answer: unknown = await Reflect.apply(call, undefined, given)
        return { answer }
      } catch (refusal) {
        return { refusal: refusal instanceof Error ? refusal.message : refusal }
      }
    },
    [name, [...args]] as const,
  )
}

test('the page has the calls of the contract and no other way to main', async () => {
  const names = await ollim().page.evaluate(() => Object.keys(window.ollim))
  expect(names.toSorted()).toEqual([...pageCalls, 'on', 'platform', 'uploadFiles'].toSorted())
})

/** Shapes that no call takes. */
const wrongShapes: Readonly<Record<string, readonly unknown[]>> = {
  'an argument too many': [['id'], 'url', 'url', 'url'],
  'a number': [42],
  'an object with more in it': [{ text: '', offset: 0, limit: 1, path: '/etc/passwd' }],
  'a list of what is no text': [[{}, null]],
  'far too long a text': ['x'.repeat(longestPaste + 1)],
}

test.each(pageCalls.filter((name) => !fileCalls.includes(name)))(
  '%s refuses arguments of another shape, and logs that',
  async (name) => {
    for (const [what, args] of Object.entries(wrongShapes)) {
      expect(await callFromPage(name, args), what).toEqual({
        refusal: {
          kind: 'unexpected',
          facts: { call: name, reason: 'refused' },
          retryable: false,
          detail: 'the arguments have another shape',
        },
      })
    }
    await untilLogSays(ollim().home, `refused ${name}: the arguments have another shape`)
  },
)

test('a path that the page makes up is not accepted as a file', async () => {
  const made = [['/etc/passwd'], [{ path: '/etc/passwd', name: 'passwd' }], '/etc/passwd', undefined]
  for (const files of made) expect(await callFromPage('uploadFiles', [files])).toHaveProperty('refusal')
  for (const name of fileCalls)
    for (const file of made) expect(await callFromPage(name, ['id', file])).toHaveProperty('refusal')
  expect(await listedUploads(ollim().page)).toEqual([])
})

test('a call from another window is refused, whatever its page and frame', async () => {
  const folder = await newFolder('stranger')
  const preload = path.join(folder, 'preload.js')
  await writeFile(
    preload,
    `const { contextBridge, ipcRenderer } = require('electron')
    contextBridge.exposeInMainWorld('ask', (channel, args) => ipcRenderer.invoke(channel, args))`,
  )
  // Told late, maybe only once it is gone: until then it would pass for Ollim's own.
  const seen = ollim().app.waitForEvent('window')
  const answers = await ollim().app.evaluate(
    async ({ BrowserWindow }, { preload, channels }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, nodeIntegrationInSubFrames: true },
      })
      // One of Ollim's own addresses, with nothing of its page on it.
      await stranger.loadURL('app://ollim/thumbnail/none')
      const ask = `Promise.all(${JSON.stringify(channels)}.map((channel) => ask(channel, [])))`
      const inMainFrame: unknown = await stranger.webContents.executeJavaScript(ask)
      const inOtherFrame: unknown = await stranger.webContents.executeJavaScript(`
        new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.srcdoc = '<p>'
          frame.onload = () => resolve(frame.contentWindow.ask ? (({ ask }) => ${ask})(frame.contentWindow) : 'no bridge')
          document.body.append(frame)
        })`)
      const unknownChannel: unknown = await stranger.webContents.executeJavaScript(
        `ask('ollim:call:readFile', ['/etc/passwd']).then(() => 'answered', ({ message }) => message)`,
      )
      stranger.destroy()
      return { inMainFrame, inOtherFrame, unknownChannel }
    },
    { preload, channels: [...callNames.map(callChannel), ...popoverCalls.map(popoverChannel)] },
  )
  const strangersPage = await seen
  await expect.poll(() => strangersPage.isClosed()).toBe(true)
  const refusals = [...callNames, ...popoverCalls].map((name) => ({
    ok: false,
    failure: {
      kind: 'unexpected',
      facts: { call: name, reason: 'refused' },
      retryable: false,
      detail: 'the call came from another page or frame',
    },
  }))
  expect(answers.inMainFrame).toEqual(refusals)
  expect(answers.inOtherFrame).toEqual(refusals)
  expect(answers.unknownChannel).toContain("No handler registered for 'ollim:call:readFile'")
  const log = await readLog(ollim().home)
  for (const name of [...callNames, ...popoverCalls])
    expect(log).toContain(`refused ${name}: the call came from another page`)
})

test('only web addresses without a user name are opened in the browser', async () => {
  const { app } = ollim()
  // The browser is another program, which this machine may not have.
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (address) => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  const refused = [
    'http://user@example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:someone@example.com',
    'smb://example.com/share',
    'vscode://file/etc/passwd',
    'https://user:password@example.com/',
    'ollim',
    '',
  ]
  for (const address of refused) {
    expect(await callFromPage('openLink', [address]), address).toEqual({
      answer: {
        ok: false,
        problem: { kind: 'unexpected', facts: { reason: 'noWebAddress' }, retryable: false, detail: '' },
      },
    })
  }
  await callFromPage('openLink', ['https://example.com/a%20b.png'])
  const opened = await app.evaluate((): unknown => Reflect.get(globalThis, 'opened'))
  expect(opened).toEqual(['https://example.com/a%20b.png'])
})
