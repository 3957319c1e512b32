import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/**
 * The libraries that `ldd` could not find.
 * @param {string} lddOutput
 * @returns {readonly string[]} such as `libgbm.so.1`, each once
 */
export function parseMissingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/**
 * @param {string} executable
 * @returns {readonly string[]}
 */
export function missingLibraries(executable) {
  return parseMissingLibraries(spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout)
}

/**
 * Whether a library is installed; unlike `ldd`, also finds one that a program loads only at run time.
 * @param {string} name such as `libnotify.so.4`
 */
export function hasLibrary(name) {
  const roots = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/lib'].filter((folder) => fs.existsSync(folder))
  // Debian and Ubuntu keep libraries in subfolders, one per architecture.
  const deeper = roots.flatMap((folder) => fs.readdirSync(folder).map((inner) => path.join(folder, inner)))
  return [...roots, ...deeper].some((folder) => fs.existsSync(path.join(folder, name)))
}

/**
 * Whether a program is on the path.
 * @param {string} name
 */
export function hasProgram(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return folders.some((folder) => fs.existsSync(path.join(folder, name)))
}

export function hasKoreanFont() {
  return (
    hasProgram('fc-list') &&
    execFileSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' }).trim() !== ''
  )
}

export function hasDisplay() {
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  )
}
