import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const command = 'build/packaging/ollim.cmd'

// A prompt does not wait for a program of the graphical kind, but for a script that does.
it('on Windows the installed command runs the program above its folder, with all arguments', () => {
  const settings = fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')
  expect(settings).toContain(`{ from: ${command}, to: bin/ollim.cmd }`)
  const [product = ''] = /(?<=^productName: ).+/m.exec(settings) ?? []
  const last = fs.readFileSync(path.join(root, command), 'utf8').trim().split('\r\n').at(-1)
  expect(last).toBe(`"%~dp0..\\${product}.exe" %*`)
})
