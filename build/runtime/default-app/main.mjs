/**
 * The default app of a stock Electron: `electron FOLDER [arguments]` runs the app in FOLDER. It must await the
 * import, because Electron holds "ready" back until its entry module is evaluated.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const main = createRequire(import.meta.url).resolve(folder)
const manifestFile = path.join(folder, 'package.json')
const hasManifest = fs.existsSync(manifestFile)

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
callUntyped('setAppPath', hasManifest ? folder : path.dirname(main))
if (hasManifest) describeApp(JSON.parse(fs.readFileSync(manifestFile, 'utf8')))
await import(pathToFileURL(main).href)

/** @param {unknown} manifest */
function describeApp(manifest) {
  const name = textOf(manifest, 'productName') ?? textOf(manifest, 'name') ?? 'Electron'
  const version = textOf(manifest, 'version')
  if (version !== undefined) callUntyped('setVersion', version)
  app.name = name
  app.setDesktopName(textOf(manifest, 'desktopName') ?? `${name}.desktop`)
}

/**
 * @param {unknown} manifest
 * @param {string} field
 */
function textOf(manifest, field) {
  /** @type {unknown} */
  const value = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, field) : undefined
  return typeof value === 'string' ? value : undefined
}

/**
 * Two of Electron's calls are meant only for its default app and are missing from its types.
 * @param {'setAppPath' | 'setVersion'} name
 * @param {string} value
 */
function callUntyped(name, value) {
  /** @type {unknown} */
  const call = Reflect.get(app, name)
  if (typeof call === 'function') Reflect.apply(call, app, [value])
}
