import { describe, expect, it } from 'vitest'
import { utf8Change } from '../../../electron/desktop/start/locale'

const utf8 = { LC_ALL: 'C.UTF-8' }

describe('the locale that Ollim runs in', () => {
  it.each<[string, NodeJS.Platform, Record<string, string>, string, Record<string, string> | undefined]>([
    ['stays where it is UTF-8', 'linux', { LANG: 'ko_KR.UTF-8' }, 'UTF-8\n', undefined],
    ['becomes UTF-8 where there is none', 'linux', {}, 'ANSI_X3.4-1968\n', utf8],
    ['becomes UTF-8 where nothing is known', 'linux', { LC_ALL: '', LANG: '' }, '', utf8],
    [
      'keeps the language of one that is not UTF-8',
      'linux',
      { LANG: 'ko_KR.EUC-KR' },
      'EUC-KR\n',
      { ...utf8, LANGUAGE: 'ko_KR.EUC-KR' },
    ],
    [
      'keeps the language of one that is not installed',
      'linux',
      { LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' },
      'ANSI_X3.4-1968\n',
      { ...utf8, LANGUAGE: 'ko_KR.UTF-8' },
    ],
    [
      'keeps the languages that are wished for',
      'linux',
      { LC_ALL: 'C', LANGUAGE: 'ko:en' },
      'ANSI_X3.4-1968\n',
      { ...utf8, LANGUAGE: 'ko:en' },
    ],
    ['is changed only once, also where that did not help', 'linux', utf8, 'ANSI_X3.4-1968\n', undefined],
    ['stays on macOS, which has no other', 'darwin', {}, '', undefined],
    ['stays on Windows, which does without', 'win32', {}, '', undefined],
  ])('%s', (_what, platform, environment, characterMap, expected) => {
    expect(utf8Change(platform, environment, characterMap)).toEqual(expected)
  })
})
