import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from 'vitest'
import { unpackedApp } from '../../build/packaging/unpacked.mjs'
import { root } from '../../build/support/root.mjs'

test('every fuse of the executable is set as the packaging settings say', async () => {
  const wire = await getCurrentFuseWire(unpackedApp.executable)
  const states = Object.entries(wire).filter(([fuse]) => fuse !== 'version')
  const burnt = states.map(([fuse, state]) => [fuseName(Number(fuse)), stateName(Number(state))])
  expect(Object.fromEntries(burnt)).toEqual({
    runAsNode: 'off',
    enableCookieEncryption: 'on',
    enableNodeOptionsEnvironmentVariable: 'off',
    enableNodeCliInspectArguments: 'off',
    enableEmbeddedAsarIntegrityValidation: 'on',
    onlyLoadAppFromAsar: 'on',
    loadBrowserProcessSpecificV8Snapshot: 'off',
    grantFileProtocolExtraPrivileges: 'off',
  })
  expect(await wantedFuses()).toMatchObject(Object.fromEntries(burnt))
})

function fuseName(fuse: number): string {
  const name = FuseV1Options[fuse] ?? `fuse ${fuse}`
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** A fuse is one character in the executable. */
function stateName(state: number): string {
  const character = String.fromCharCode(state)
  return character === '1' ? 'on' : character === '0' ? 'off' : `neither (${state})`
}

/** The fuses as electron-builder.yml names them, one a line. */
async function wantedFuses(): Promise<Record<string, string>> {
  const settings = await readFile(path.join(root, 'electron-builder.yml'), 'utf8')
  const [, block = ''] = /^electronFuses:\n((?: .*\n)+)/m.exec(settings) ?? []
  const lines = block.matchAll(/^ {2}(\w+): (true|false)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value]) => [name, value === 'true' ? 'on' : 'off']))
}
