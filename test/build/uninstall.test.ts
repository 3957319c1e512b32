import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

const script = fs.readFileSync(path.join(root, 'build/packaging/installer.nsh'), 'utf8')

// An installer of a newer version runs the uninstaller of the older one first.
it('uninstalling on Windows removes the start at login of every home, except during an update', () => {
  const [, last = ''] = script.split('${ifNot} ${isUpdated}')
  const key = String.raw`Software\Microsoft\Windows\CurrentVersion`
  expect(last).toContain(`!insertmacro deleteStarts "${key}\\Run"`)
  expect(last).toContain(`!insertmacro deleteStarts "${key}\\Explorer\\StartupApproved\\Run"`)
  const [, remover = ''] = /!macro deleteStarts KEY\n([^]*?)!macroend/.exec(script) ?? []
  // Values are called as `entryName` calls them: by the program's id, and for other homes something after it.
  expect(remover).toMatch(
    /StrCpy \$R3 \$R2 \$R0\n +\$\{if\} \$R3 == "\$\{APP_ID\}"\n +DeleteRegValue HKCU "\$\{KEY\}" \$R2/,
  )
})
