import path from 'node:path'
import { root } from '../support/root.mjs'

/** The folder, in `dist`, that electron-builder unpacks Linux's app into. */
export const unpackedFolder = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`

/** The unpacked app of this machine's Linux, once `package.mjs` has made it. */
export const unpackedApp = {
  executable: path.join(root, 'dist', unpackedFolder, 'ollim'),
  archive: path.join(root, 'dist', unpackedFolder, 'resources', 'app.asar'),
}
