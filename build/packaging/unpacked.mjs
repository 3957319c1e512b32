import path from 'node:path'
import { root } from '../support/root.mjs'

/** The folder, in `dist`, where electron-builder puts Linux's unpacked app. */
export const unpackedFolder = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`

/** The unpacked app for this machine's Linux, once `package.mjs` has made it. */
export const unpackedApp = {
  executable: path.join(root, 'dist', unpackedFolder, 'ollim'),
  archive: path.join(root, 'dist', unpackedFolder, 'resources', 'app.asar'),
}
