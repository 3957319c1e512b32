import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { downloadArtifact } from '@electron/get'
import { z } from 'zod'
import { root } from '../support/root.mjs'
import { say } from '../support/say.mjs'
import { download } from './download.mjs'
import { executableName } from './executable-name.mjs'

const folder = path.join(root, 'node_modules', 'electron')
const unpackLimitMilliseconds = 180_000

/**
 * The Electron that the `electron` package has unpacked, if it has.
 * @returns {import('./resolve.mjs').Found | undefined}
 */
export function packageBinary() {
  const binary = path.join(folder, 'dist', executableName(process.platform))
  const unpacked = fs.existsSync(path.join(folder, 'path.txt')) && fs.existsSync(binary)
  return unpacked ? { binary, version: packageVersion(), origin: 'package' } : undefined
}

/**
 * Downloads and unpacks the package's Electron; the package contains its checksums. Throws, within seconds when the
 * download's host does not answer.
 * @returns {Promise<import('./resolve.mjs').Found>}
 */
export async function installPackageBinary() {
  const version = packageVersion()
  const checksums = z.record(z.string(), z.string()).parse(readJson('checksums.json'))
  // This fills the cache of Electron's own installer, which then only unpacks.
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums,
    downloader: { download: (url, target) => download(url, target, `Electron ${version}`, say) },
  })
  execFileSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: unpackLimitMilliseconds,
  })
  const binary = packageBinary()
  if (binary === undefined) throw new Error("Electron's installer ended without unpacking it")
  return binary
}

function packageVersion() {
  return z.object({ version: z.string() }).parse(readJson('package.json')).version
}

/**
 * @param {string} name
 * @returns {unknown}
 */
function readJson(name) {
  return createRequire(import.meta.url)(path.join(folder, name))
}
