import { spawnSync } from 'node:child_process'
import { hasProgram } from '../system/missing.mjs'

/**
 * The change to an environment that makes its locale a UTF-8 one: under any other, Chromium drops files
 * with Korean names without their names and bytes.
 * @param {NodeJS.Platform} platform
 * @param {string} characterMap what `locale charmap` says of the environment; it also tells a locale that
 *   is named but not installed
 * @returns {Record<string, string>}
 */
export function utf8Locale(platform, characterMap) {
  if (platform !== 'linux' || characterMap.trim() === 'UTF-8') return {}
  return { LC_ALL: 'C.UTF-8' }
}

export function thisCharacterMap() {
  if (process.platform === 'linux' && hasProgram('locale')) {
    return spawnSync('locale', ['charmap'], { encoding: 'utf8' }).stdout
  }
  return /utf-?8/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'UTF-8' : ''
}
