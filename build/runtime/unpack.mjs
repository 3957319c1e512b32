import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const start = promisify(execFile)

/**
 * @param {string} tarball
 * @param {string} folder
 */
export async function unpackTarball(tarball, folder) {
  await start('tar', ['xzf', tarball], { cwd: folder })
}

/**
 * Unpacks a zip file with its permissions.
 * @param {string} file
 * @param {string} folder
 * @param {readonly string[]} leftOut patterns of files to leave out
 */
export async function unzip(file, folder, leftOut) {
  await start('unzip', ['-q', file, '-x', ...leftOut], { cwd: folder })
}
