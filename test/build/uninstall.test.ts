import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const script = fs.readFileSync(path.join(root, 'build/packaging/installer.nsh'), 'utf8')

// An installer of a newer version runs the uninstaller of the older one first.
it('uninstalling on Windows removes the start at login, except during an update', () => {
  const [, last = ''] = script.split('${ifNot} ${isUpdated}')
  const key = String.raw`Software\Microsoft\Windows\CurrentVersion`
  expect(last).toContain(`DeleteRegValue HKCU "${key}\\Run" "\${APP_ID}"`)
  expect(last).toContain(`DeleteRegValue HKCU "${key}\\Explorer\\StartupApproved\\Run" "\${APP_ID}"`)
})
