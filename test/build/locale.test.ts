import { describe, expect, it } from 'vitest'
import { utf8Locale } from '../../build/support/locale.mjs'

const change = { LC_ALL: 'C.UTF-8' }

describe('the locale Ollim is started with', () => {
  it.each<[string, NodeJS.Platform, string, Record<string, string>]>([
    ['stays where it is UTF-8', 'linux', 'UTF-8\n', {}],
    ['becomes UTF-8 where it is C, or named but not installed', 'linux', 'ANSI_X3.4-1968\n', change],
    ['becomes UTF-8 where it is an old Korean one', 'linux', 'EUC-KR\n', change],
    ['becomes UTF-8 where nothing is known', 'linux', '', change],
    ['stays on macOS, which has no other', 'darwin', '', {}],
    ['stays on Windows, which does without', 'win32', '', {}],
  ])('%s', (_what, platform, characterMap, expected) => {
    expect(utf8Locale(platform, characterMap)).toEqual(expected)
  })
})
