import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const settings = fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

it('the Debian package has a maintainer, which electron-builder requires', () => {
  expect(settings).toMatch(/^linux:\n(?: .*\n)*? {2}maintainer: \S/m)
})

it('the Debian package has a home page, empty or not, without which electron-builder makes none', () => {
  expect(settings).toMatch(/^extraMetadata:\n(?: {2}#.*\n)* {2}homepage: /m)
})

it('the Debian package depends on what Electron loads only at run time: keyring, notifications, browser', () => {
  const [, listed = ''] = /^deb:\n(?: {2}#.*\n)? {2}depends:\s+\[([^\]]+)\]/m.exec(settings) ?? []
  const packages = listed.split(/,\s*/).map((item) => item.trim())
  expect(packages).toEqual(expect.arrayContaining(['libsecret-1-0', 'libnotify4', 'xdg-utils']))
})
