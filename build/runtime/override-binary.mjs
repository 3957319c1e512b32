import fs from 'node:fs'
import path from 'node:path'
import { executableName } from './executable-name.mjs'

/**
 * The Electron in the folder named by ELECTRON_OVERRIDE_DIST_PATH; throws when that folder holds none.
 * @returns {import('./resolve.mjs').Found | undefined}
 */
export function overrideBinary() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined || folder === '') return undefined
  const binary = path.resolve(folder, executableName(process.platform))
  if (!fs.existsSync(binary)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: there is no ${binary}.`)
  }
  return { binary, version: versionIn(folder), origin: 'override' }
}

/** @param {string} folder */
function versionIn(folder) {
  const file = path.join(folder, 'version')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : ''
}
