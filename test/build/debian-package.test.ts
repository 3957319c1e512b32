import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const settings = fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

it('has a maintainer, without whom electron-builder makes no Debian package', () => {
  expect(settings).toMatch(/^linux:\n(?: .*\n)*? {2}maintainer: \S/m)
})
