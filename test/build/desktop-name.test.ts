import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { root } from '../../build/support/root.mjs'

const { desktopName } = z
  .object({ desktopName: z.string().optional() })
  .parse(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')))
const settings = fs.readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

// Otherwise GNOME on Wayland registers no global shortcut, without an error.
it('the desktop name is a reversed domain, as Linux desktops require, and that of the installed entry', () => {
  expect(desktopName).toMatch(/^[a-z]+(\.[a-z]+)+\.desktop$/)
  expect(settings).toMatch(/^linux:\n(?: .*\n)*? {2}syncDesktopName: true$/m)
})
