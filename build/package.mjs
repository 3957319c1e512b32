import path from 'node:path'
import { renderInstallerIcons } from './icons/render.mjs'
import { readManifest } from './support/manifest.mjs'
import { launchedName, launcherName, writeLauncher } from './packaging/launcher.mjs'
import { whyNoTools } from './packaging/tools.mjs'
import { unpackedFolder } from './packaging/unpacked.mjs'
import { resolveRuntime } from './runtime/resolve.mjs'
import { bundle, bundleIfNeeded } from './support/bundle.mjs'
import { root } from './support/root.mjs'
import { run } from './support/run.mjs'
import { main, say } from './support/say.mjs'

const onlyUnpacked = process.argv.includes('--unpacked')
const onLinux = process.platform === 'linux'

/** Packs the app into `dist/`: unpacked, as an archive and as installers, or with `--unpacked` only the first. */
await main(async () => {
  const runtime = await resolveRuntime()
  if (runtime.origin === 'fallback') {
    say(
      `Packing Electron ${runtime.version}, the fallback runtime: good for trying and testing, not for a release.`,
    )
  }
  // What leaves this computer is built anew; tests run what they have just tried.
  await (onlyUnpacked ? bundleIfNeeded() : bundle())
  await renderInstallerIcons(path.join(root, 'out', 'package-icons'))
  await build('unpacked', runtime)
  if (onlyUnpacked) return
  if (onLinux) await archive()
  const obstacle = await whyNoTools()
  if (obstacle === undefined) await build('all', runtime)
  else say(`No installers: electron-builder fetches the tools that make them, but ${obstacle}.`)
})

/**
 * Packs the app for this system.
 * @param {'unpacked' | 'all'} extent `all` includes what needs tools from the internet
 * @param {import('./runtime/resolve.mjs').Runtime} runtime
 */
async function build(extent, { binary, version }) {
  const electron = ['-c.electronDist', electronFolder(binary), '-c.electronVersion', version]
  const { code } = await run(
    ['electron-builder', ...(extent === 'unpacked' ? ['--dir'] : []), '--publish', 'never', ...electron],
    { show: true },
  )
  if (code !== 0) throw new Error('electron-builder failed.')
}

/** Packs the unpacked app into one archive, for people who do not install it. */
async function archive() {
  const { version } = readManifest()
  const name = `ollim-${version}-linux-${process.arch}`
  const file = path.join('dist', `${name}.tar.gz`)
  const launcher = path.join(root, 'out', 'package-launcher')
  writeLauncher(path.join(launcher, launcherName))
  const renaming = [
    `s,^linux[^/]*-unpacked/${launcherName}$,${name}/${launchedName},`,
    `s,^linux[^/]*-unpacked,${name},`,
    `s,^${launcherName}$,${name}/${launcherName},`,
  ]
  const parts = ['-C', 'dist', unpackedFolder, '-C', launcher, launcherName]
  const { code, output } = await run(['tar', 'czf', file, '--transform', renaming.join(';'), ...parts])
  if (code !== 0) throw new Error(`tar could not pack the app.\n${output}`)
  say(`Packed ${file}.`)
}

/**
 * The folder that electron-builder copies Electron from.
 * @param {string} binary
 */
function electronFolder(binary) {
  // On macOS the executable lies three folders deep in Electron.app.
  return process.platform === 'darwin' ? path.resolve(binary, '../../../..') : path.dirname(binary)
}
