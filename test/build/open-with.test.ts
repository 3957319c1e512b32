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
  const extensions = [...block('linux').matchAll(/\{ ext: \[?([\w, ]+)\]?, name/g)].flatMap(
    ([, listed = '']) => listed.split(', '),
  )
  expect(extensions).toContain('heic')
  expect(block('mac')).toContain('fileAssociations: *images')
  const onWindows = [...installerScript().matchAll(/!insertmacro openWith (\w+)$/gm)].map(
    ([, extension]) => extension,
  )
  expect(onWindows).toEqual(extensions)
})

function installerScript(): string {
  const [, file = ''] = /^ {2}include: (.+)$/m.exec(block('nsis')) ?? []
  return fs.readFileSync(path.join(root, file), 'utf8')
}
