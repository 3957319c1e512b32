import fs from 'node:fs'
import path from 'node:path'
import { starterName } from '../runtime/utf8-start.mjs'

/**
 * Removes from the packed app the files that only a bare Electron needs: electron-builder copies its folder whole.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default function afterPack({ appOutDir, packager }) {
  const leftovers = [
    starterName,
    'version',
    path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'),
  ]
  for (const leftover of leftovers) fs.rmSync(path.resolve(appOutDir, leftover), { force: true })
}
