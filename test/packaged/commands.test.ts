import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, inject, test } from 'vitest'
import { readManifest } from '../../build/support/manifest.mjs'
import { emptySettings } from '../../electron/core/settings/stored-settings'
import { destinationIn, expectServed } from '../support/electron/bucket'
import { newFolder } from '../support/electron/ollim-in-test'
import { linkOf } from '../support/electron/window'
import { makeNoise } from '../support/images/images'
import { writeImages } from '../support/images/write-images'
import { PackagedOllim, runPackaged } from '../support/packaged/packaged-ollim'

const destination = destinationIn(inject('publicStore'), 'packaged-commands')
/** As over a remote shell, or in a container. */
const bare = { DISPLAY: undefined, DBUS_SESSION_BUS_ADDRESS: undefined, LC_ALL: 'C' }

test('it prints its version', async () => {
  const { code, stdout } = await runPackaged({ args: ['--version'], environment: bare })
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${readManifest().version}\n` })
})

test('it uploads without a display and prints only links, one per line', async () => {
  const folder = await newFolder('command')
  const names = ['한글 이름.png', 'a+b.png']
  const files = await writeImages(folder, names)
  const { code, stdout } = await runPackaged({
    args: ['upload', ...names],
    environment: { ...destination, ...bare },
    workingDirectory: folder,
  })
  expect(code).toBe(0)
  const links = stdout.trimEnd().split('\n')
  expect(links).toHaveLength(files.length)
  for (const [index, file] of files.entries()) await expectServed(links[index] ?? '', file, 'image/png')
})

test('it converts images without a display if the saved settings say so', async () => {
  const [folder, home] = [await newFolder('command'), await newFolder('home')]
  const conversion = { longestSide: 100, to: 'webp', quality: 82 }
  const settings = { ...emptySettings, preferences: { ...emptySettings.preferences, conversion } }
  await writeFile(path.join(home, 'settings.json'), JSON.stringify(settings))
  await writeFile(path.join(folder, 'noise.png'), await makeNoise('png', 200, 150))
  const { code, stdout, stderr } = await runPackaged({
    args: ['upload', 'noise.png'],
    home,
    environment: { ...destination, ...bare },
    workingDirectory: folder,
  })
  expect({ code, stderr: withoutChromium(stderr) }).toEqual({ code: 0, stderr: '' })
  const response = await fetch(stdout.trim())
  expect(response.headers.get('content-type')).toBe('image/webp')
  const image = sharp(Buffer.from(await response.arrayBuffer()))
  expect(await image.metadata()).toMatchObject({ format: 'webp', width: 100, height: 75 })
})

test('it reports on stderr what was not an image, and exits with 1', async () => {
  const folder = await newFolder('refused')
  await writeFile(path.join(folder, 'notes.txt'), 'Just words.')
  const { code, stdout, stderr } = await runPackaged({
    args: ['upload', 'notes.txt'],
    environment: { ...destination, ...bare },
    workingDirectory: folder,
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('notes.txt is not an image')
})

test('it checks a destination', async () => {
  const { code, stdout } = await runPackaged({
    args: ['check', '--json'],
    environment: { ...destination, ...bare },
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true })
})

test('it prints its usage for an unknown option, and exits with 2', async () => {
  const { code, stdout } = await runPackaged({ args: ['upload', '--nonsense'], environment: bare })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('it hands over to the running app, and prints the link that the window shows', async () => {
  const { page, home } = await PackagedOllim.start({ environment: destination })
  const [file = ''] = await writeImages(await newFolder('handed'), ['건네준 것.png'])
  const { code, stdout } = await runPackaged({ args: ['upload', file], home, environment: bare })
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${await linkOf(page, '건네준 것.png')}\n` })
  await expectServed(stdout.trim(), file, 'image/png')
})

/** Without Chromium's own messages about a missing system bus, as in a container. */
function withoutChromium(stderr: string): string {
  return stderr.replaceAll(/^\[.*bus\.cc.*\n/gm, '')
}
