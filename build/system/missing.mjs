import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/**
 * The libraries that `ldd` could not find.
 * @param {string} lddOutput
 * @returns {readonly string[]} e.g. `libgbm.so.1`, each once
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
 * Whether a program stands on the path.
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
