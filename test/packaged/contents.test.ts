import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { expect, test } from 'vitest'
import { unpackedApp } from '../../build/packaging/unpacked.mjs'
import { root } from '../../build/support/root.mjs'
import { filesBelow } from '../support/electron/traces'

const { archive, executable } = unpackedApp
const items = listPackage(archive, { isPack: false }).map((item) => item.slice(1))

/** The archive's items that no other one is below of. */
const files = items.filter((item) => !items.some((other) => other.startsWith(`${item}/`)))

const ours = files.filter((file) => file.startsWith('out/'))

test('the app contains its bundles, page and icons, and only the packages that it needs', () => {
  const topmost = new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))
  const outside = [...topmost].filter((place) => !place.startsWith('node_modules/')).toSorted()
  expect(outside).toEqual([
    'out/app.cjs',
    'out/app.cjs.cache',
    'out/converter-worker.js',
    'out/icons',
    'out/main.js',
    'out/ollim.cjs',
    'out/popover',
    'out/popover.cjs',
    'out/preload.cjs',
    'out/renderer',
    'out/thumbnail-worker.js',
    'package.json',
  ])
  const packages = [...topmost].filter((place) => place.startsWith('node_modules/')).toSorted()
  expect(packages).toEqual([
    'node_modules/@img',
    'node_modules/@photostructure',
    'node_modules/detect-libc',
    'node_modules/node-gyp-build',
    'node_modules/semver',
    'node_modules/sharp',
  ])
})

test('it contains no sources, source maps, tests or settings of tools', () => {
  const unwanted = /\.(map|ts|tsx|mts|cts|md|c|cc|cpp|h|gyp|tsbuildinfo|env)$|(^|\/)(tests?|\.[^/]*)\//
  expect(files.filter((file) => unwanted.test(file) && !isLicence(file))).toEqual([])
})

function isLicence(file: string): boolean {
  return path.basename(file).startsWith('LICENSE')
}

test('no bundle contains a key, or where or by whom it was built', () => {
  const telling = [root, homedir() === '/root' ? '/root/' : homedir(), 'sourceMappingURL=']
  // Not the mere words, which we look for in what people paste.
  const keys = /\b(AKIA|ASIA)[0-9A-Z]{16}\b|PRIVATE KEY-----(\s|\\n)*[A-Za-z0-9+/]{16}/
  const told = ours
    .filter((file) => /\.(js|cjs|css|html)$/.test(file))
    .flatMap((file) => {
      const text = extractFile(archive, file).toString()
      return [...telling.filter((word) => text.includes(word)), ...(keys.exec(text)?.slice(0, 1) ?? [])].map(
        (word) => `${file}: ${word}`,
      )
    })
  expect(told).toEqual([])
})

test('it contains binaries for this machine only', () => {
  const binaries = files.filter((file) => /\.(node|so)(\.|$)/.test(file))
  expect(binaries.length).toBeGreaterThan(0)
  expect(binaries.filter((file) => !file.includes(`linux-${process.arch}`))).toEqual([])
})

test('Chromium speaks English and Korean only', async () => {
  const locales = await readdir(path.join(path.dirname(executable), 'locales'))
  expect(locales.toSorted()).toEqual(['en-US.pak', 'ko.pak'])
})

test('nothing of a bare Electron is left', async () => {
  const resources = await readdir(path.dirname(archive))
  expect(resources.toSorted()).toEqual(['app.asar', 'app.asar.unpacked'])
  const beside = await readdir(path.dirname(executable))
  expect(beside.filter((name) => name === 'version' || name.startsWith('electron'))).toEqual([])
})

test('the licences of Ollim and of its parts are in its folder', async () => {
  const beside = await readdir(path.dirname(executable))
  expect(beside.filter((name) => name.startsWith('LICENSE')).toSorted()).toEqual([
    'LICENSE',
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'LICENSES.libvips.md',
    'LICENSES.packages.md',
  ])
})

test('the licences of all bundled packages are included in full, each once', async () => {
  const text = await readFile(path.join(path.dirname(executable), 'LICENSES.packages.md'), 'utf8')
  const told = [...text.matchAll(/^## (\S+) \d/gm)].map(([, name = '']) => name)
  expect(told).toEqual(
    expect.arrayContaining(['@aws-sdk/client-s3', '@fontsource-variable/inter', 'react', 'zod']),
  )
  expect(new Set(told).size).toBe(told.length)
  expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.')
  expect(text).toMatch(/SIL Open Font License/i)
})

test('packages outside the bundles contain their licences', () => {
  const folderOf = (file: string) => path.dirname(file)
  const packages = files
    .filter((file) => /^node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
    .map(folderOf)
  const licensed = new Set(files.filter(isLicence).map(folderOf))
  const without = packages.filter((folder) => !licensed.has(folder))
  // Its licences, and those of what it is made of, lie beside the app.
  expect(without).toEqual([`node_modules/@img/sharp-libvips-linux-${process.arch}`])
})

test('only native packages are outside the archive', async () => {
  const unpacked = await filesBelow(`${archive}.unpacked`)
  expect(unpacked.filter((file) => !file.startsWith('node_modules/'))).toEqual([])
  const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString())
  expect(manifest).not.toHaveProperty('devDependencies')
  expect(manifest).not.toHaveProperty('scripts')
  const { version }: { version?: unknown } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  )
  expect(manifest).toMatchObject({ name: 'ollim', version, main: 'out/main.js' })
})
