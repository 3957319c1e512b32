import fs from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { makeAppCodeCache, makeCodeCache } from '../code-cache/make.mjs'
import { renderAppIcons } from '../icons/render.mjs'
import { runtimeAtHand } from '../runtime/resolve.mjs'
import { bundleConfig, bundleNames } from './bundles.mjs'
import { licencesOf, writeLicences } from './licences.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'

const out = path.join(root, 'out')

/** The sources of a build. */
const sources = ['electron', 'renderer', 'build', 'package.json', 'electron-builder.yml']

const licences = 'LICENSES.packages.md'

/** Fonts: their files are included through the style sheet. */
const fonts = ['@fontsource-variable/inter']

/** Everything a build makes; caches and reports in the same folder are kept. */
const products = [...bundleNames, 'ollim.cjs.cache', 'icons', licences]

/** Made only if there is already an Electron: a build does not wait for its download. */
const appCodeCache = 'app.cjs.cache'

/**
 * Makes everything runnable in `out/`: main process, preload, page, command line and icons. If a part fails, throws
 * only after the others are done.
 */
export async function bundle() {
  // Set whatever the environment says: else React would bundle its development build, with paths of source files.
  process.env['NODE_ENV'] = 'production'
  for (const product of [...products, appCodeCache])
    fs.rmSync(path.join(out, product), { recursive: true, force: true })
  const outcomes = await Promise.allSettled([
    ...bundleNames.map((name) => build(bundleConfig(name))),
    renderAppIcons(path.join(out, 'icons')),
  ])
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [String(outcome.reason)] : [],
  )
  if (reasons.length > 0) throw new Error(`The build failed.\n${reasons.join('\n')}`)
  fs.chmodSync(path.join(out, 'ollim.js'), 0o755)
  gatherLicences()
  await makeCodeCache(path.join(out, 'ollim.cjs'), path.join(out, 'icons', 'app.png'))
  await compileApp()
}

/** A page writes its list into its own folder; a bundle without packages writes none. */
function gatherLicences() {
  const lists = bundleNames
    .flatMap((name) => [path.join(out, licencesOf(name)), path.join(out, name, licencesOf(name))])
    .filter((list) => fs.existsSync(list))
  const folders = fonts.map((font) => path.join(root, 'node_modules', font))
  writeLicences(lists, folders, path.join(out, licences))
}

/** Makes the app's code cache if there is already an Electron, so that its first start is as fast as later ones. */
async function compileApp() {
  const electron = runtimeAtHand()
  if (electron !== undefined) await makeAppCodeCache(path.join(out, 'app.cjs'), electron.binary)
}

/** Builds unless everything is there and newer than its sources. */
export async function bundleIfNeeded() {
  if (isCurrent(products.map((product) => path.join(out, product)))) {
    // The last build ran before there was an Electron.
    if (!fs.existsSync(path.join(out, appCodeCache))) await compileApp()
    return
  }
  say('Building …')
  await bundle()
}

/**
 * Whether all of these exist and are newer than the sources of a build.
 * @param {readonly string[]} files
 */
export function isCurrent(files) {
  const latestSource = Math.max(...sources.map((source) => newest(path.join(root, source))))
  return files.every((file) => newest(file) > latestSource)
}

/**
 * The latest modification time of a file, or of anything in a folder; 0 if it does not exist.
 * @param {string} place
 * @returns {number}
 */
function newest(place) {
  const stats = fs.statSync(place, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...fs.readdirSync(place).map((name) => newest(path.join(place, name))))
}
