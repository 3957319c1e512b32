import fs from 'node:fs'
import path from 'node:path'
import { starterName } from '../runtime/utf8-start.mjs'

/**
 * Takes out of the packed app what belongs to a bare Electron: electron-builder copies its folder whole.
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
