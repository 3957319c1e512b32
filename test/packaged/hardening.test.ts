import { access, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { readManifest } from '../../build/support/manifest.mjs'
import { destinationIn } from '../support/electron/bucket'
import { newFolder } from '../support/electron/ollim-in-test'
import { dropFiles, uploadRow } from '../support/electron/window'
import { PackagedOllim, runPackaged } from '../support/packaged/packaged-ollim'

const environment = destinationIn(inject('publicStore'), 'packaged-hardening')

test('it cannot run as plain Node, whatever the environment says', async () => {
  const { code, stdout } = await runPackaged({
    args: ['--version'],
    environment: { ELECTRON_RUN_AS_NODE: '1', DISPLAY: undefined },
  })
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${readManifest().version}\n` })
})

test.each(['--inspect=0', '--inspect-brk=0'])('%s opens no debugger on its main process', async (option) => {
  const { stderr } = await PackagedOllim.start({ environment, args: [option] })
  expect(stderr.filter((line) => /debugger|inspector/i.test(line))).toEqual([])
})

test('it does not run a script from NODE_OPTIONS', async () => {
  const folder = await newFolder('options')
  const trace = path.join(folder, 'trace')
  const script = path.join(folder, 'script.cjs')
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`)
  await PackagedOllim.start({ environment: { ...environment, NODE_OPTIONS: `--require ${script}` } })
  await expect(access(trace)).rejects.toThrow('ENOENT')
})

test('it does not run another app that is given as an argument', async () => {
  const folder = await newFolder('other')
  await writeFile(path.join(folder, 'package.json'), '{ "main": "main.js" }')
  await writeFile(path.join(folder, 'main.js'), `require('electron').app.exit(42)`)
  const { page } = await PackagedOllim.start({ environment, args: [folder] })
  // It takes the folder for one of images, and finds none.
  await uploadRow(page, path.basename(folder)).waitFor()
})

test('it does not show another page from the environment', async () => {
  const { page } = await PackagedOllim.start({
    environment: { ...environment, ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/' },
  })
  expect(page.url()).toBe('app://ollim/')
})

test('its page has only its bridge and its own files, and nothing of Node', async () => {
  const { page } = await PackagedOllim.start({ environment })
  expect(page.url()).toBe('app://ollim/')
  const found = await page.evaluate(async () => ({
    bridge: Object.isFrozen(window.ollim),
    node: ['process', 'require', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
    policy: (await fetch(location.href)).headers.get('content-security-policy') ?? '',
    isOpened: window.open('about:blank') !== null,
  }))
  expect(found).toMatchObject({ bridge: true, node: [], isOpened: false })
  expect(found.policy).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(found.policy).not.toMatch(/unsafe-|https?:|\*/)
})

test('a dropped web page does not open', async () => {
  const file = path.join(await newFolder('web'), 'page.html')
  await writeFile(file, '<!doctype html><title>Elsewhere</title>')
  const { page } = await PackagedOllim.start({ environment })
  await dropFiles(page, [file])
  await uploadRow(page, 'page.html').getByText('is not an image').waitFor()
  expect(page.url()).toBe('app://ollim/')
})
