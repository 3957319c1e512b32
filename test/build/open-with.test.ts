import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const settings = fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

/** A block of the settings, such as `win`, with all that is below it. */
function block(name: string): string {
  return new RegExp(`^${name}:.*\\n((?:(?: .*)?\\n)+)`, 'm').exec(settings)?.[1] ?? ''
}

// electron-builder's associations write an extension's default class, which a double click then follows.
it('Ollim does not become the default app for images on Windows', () => {
  expect(settings).not.toMatch(/^fileAssociations:/m)
  for (const windows of ['win', 'nsis']) expect(block(windows)).not.toContain('fileAssociations')
  expect(installerScript()).not.toMatch(/Software\\Classes\\\./)
})

it('Ollim is offered under “Open with” for the same types on all three systems', () => {
  const onMac = [...block('mac').matchAll(/\{ ext: \[?([\w, ]+)\]?, name/g)].map(([, listed = '']) =>
    listed.split(', '),
  )
  const extensions = onMac.flat()
  expect(extensions).toContain('heic')
  const onWindows = [...installerScript().matchAll(/!insertmacro openWith (\w+)$/gm)].map(
    ([, extension]) => extension,
  )
  expect(onWindows).toEqual(extensions)
  const onLinux = [...block('linux').matchAll(/^ +- image\/(\S+)$/gm)].map(([, type = '']) => type)
  expect(onLinux.map((type) => extensionsOf[type] ?? [type])).toEqual(onMac)
})

const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg'],
  'svg+xml': ['svg'],
  heic: ['heic', 'heif'],
  tiff: ['tif', 'tiff'],
  'vnd.microsoft.icon': ['ico'],
}

// electron-builder's associations define a type anew, with the icon of a document, for all programs.
it('installing Ollim on Linux leaves the system’s own definitions of images alone', () => {
  expect(block('linux')).not.toContain('fileAssociations')
})

function installerScript(): string {
  const [, file = ''] = /^ {2}include: (.+)$/m.exec(block('nsis')) ?? []
  return fs.readFileSync(path.join(root, file), 'utf8')
}
