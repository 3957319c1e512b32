import fs from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { toIcns, toIco } from './containers.mjs'
import { appIcon, trayIcon, trayStates } from './mark.mjs'

/**
 * Renders the icons that the running app shows; see README.md for their names.
 * @param {string} folder
 */
export async function renderAppIcons(folder) {
  fs.mkdirSync(folder, { recursive: true })
  await Promise.all([
    write(folder, 'app.png', await png(appIcon(), 512)),
    ...trayStates.flatMap((state) => [
      writeBoth(folder, `tray-${state}`, trayIcon(state, 'colour'), 16),
      writeBoth(folder, `tray-${state}Panel`, trayIcon(state, 'colour'), 24),
      writeBoth(folder, `tray-${state}Template`, trayIcon(state, 'template'), 16),
    ]),
  ])
}

/**
 * Renders the icons that the installers need: `icon.ico`, `icon.icns`, and `icons/` with one PNG per size for
 * Linux.
 * @param {string} folder
 */
export async function renderInstallerIcons(folder) {
  const linux = path.join(folder, 'icons')
  fs.mkdirSync(linux, { recursive: true })
  const forLinux = await pictures(appIcon(), [16, 32, 48, 64, 128, 256, 512])
  await Promise.all(forLinux.map(({ side, png }) => write(linux, `${String(side)}x${String(side)}.png`, png)))
  await write(folder, 'icon.ico', toIco(await pictures(appIcon(), [16, 24, 32, 48, 64, 128, 256])))
  await write(folder, 'icon.icns', toIcns(await pictures(appIcon(0.1), [16, 32, 128, 256, 512, 1024])))
}

/**
 * @param {string} svg
 * @param {readonly number[]} sides
 */
function pictures(svg, sides) {
  return Promise.all(sides.map(async (side) => ({ side, png: await png(svg, side) })))
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} svg
 * @param {number} side
 */
async function writeBoth(folder, name, svg, side) {
  await write(folder, `${name}.png`, await png(svg, side))
  await write(folder, `${name}@2x.png`, await png(svg, 2 * side))
}

/**
 * Renders the drawing at its final size, so that thin lines stay crisp.
 * @param {string} svg
 * @param {number} side
 */
function png(svg, side) {
  const drawn = Number(/ width="([\d.]+)"/.exec(svg)?.[1])
  return sharp(Buffer.from(svg), { density: (72 * side) / drawn })
    .resize(side, side)
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {Buffer} content
 */
function write(folder, name, content) {
  return fs.promises.writeFile(path.join(folder, name), content)
}
