import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  autostartEntry,
  canLaunchAtLogin,
  programOf,
  withCommandOf,
} from '../../../electron/desktop/start/autostart-entry'

const exec = (command: readonly string[], environment: Record<string, string>): string | undefined =>
  /^Exec=(.*)$/m.exec(autostartEntry(command, environment))?.[1]

describe('the entry that starts Ollim at login', () => {
  it('starts it hidden', () => {
    expect(autostartEntry(['/opt/Ollim/ollim'], { LANG: 'ko_KR.UTF-8' })).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Ollim',
        'Exec=/opt/Ollim/ollim --hidden',
        'Terminal=false',
        'NoDisplay=true',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    )
  })

  it.each<[string, Record<string, string>, string]>([
    ['a UTF-8 one', { LANG: 'en_US.utf8' }, '/o --hidden'],
    ['none', {}, 'env LC_CTYPE=C.UTF-8 /o --hidden'],
    ['C', { LANG: 'C' }, 'env LC_CTYPE=C.UTF-8 /o --hidden'],
    ['one that overrules all', { LC_ALL: 'POSIX', LANG: 'ko_KR.UTF-8' }, 'env LC_ALL=C.UTF-8 /o --hidden'],
    ['an empty overruling one', { LC_ALL: '', LANG: 'ko_KR.UTF-8' }, '/o --hidden'],
  ])('sets a UTF-8 locale if there is %s', (_what, environment, expected) => {
    expect(exec(['/o'], environment)).toBe(expected)
  })

  it.each([
    ['/data/ollim', 'env OLLIM_HOME=/data/ollim /o --hidden'],
    ['/my data/올림', 'env "OLLIM_HOME=/my data/올림" /o --hidden'],
    ['data', `env OLLIM_HOME=${path.resolve('data')} /o --hidden`],
    ['', '/o --hidden'],
  ])('starts the home that is in use, with OLLIM_HOME as %j', (home, expected) => {
    expect(exec(['/o'], { LANG: 'C.UTF-8', OLLIM_HOME: home })).toBe(expected)
  })

  it.each([
    '/opt/Ollim/ollim',
    '/opt/my apps/ollim',
    '/opt/100%/ollim',
    '/opt/a"b$c`d',
    String.raw`/opt/a\b`,
  ])('reveals its program: %s', (program) => {
    expect(programOf(autostartEntry([program, '/checkout'], { LANG: 'C', OLLIM_HOME: '/my data' }))).toBe(
      program,
    )
    expect(programOf(autostartEntry([program], { LANG: 'C.UTF-8' }))).toBe(program)
  })

  it('reveals no program if somebody has written something else', () => {
    expect(programOf('[Desktop Entry]\nName=Ollim\n')).toBeUndefined()
    expect(programOf('Exec=sh -c "sleep 5; ollim"\n')).toBeUndefined()
  })

  it('accepts another command, and keeps the person’s changes', () => {
    const before = 'Exec=/old/ollim --hidden\nX-GNOME-Autostart-enabled=false\n'
    const other = autostartEntry(['/new/$&/ollim'], { LANG: 'C.UTF-8' })
    expect(withCommandOf(before, other)).toBe(
      `Exec=${exec(['/new/$&/ollim'], { LANG: 'C.UTF-8' }) ?? ''}\nX-GNOME-Autostart-enabled=false\n`,
    )
  })

  it.each([
    ['/opt/my apps/ollim', '"/opt/my apps/ollim"'],
    ['/opt/100%/ollim', '"/opt/100%%/ollim"'],
    ['/opt/a"b$c`d', String.raw`"/opt/a\\"b\\$c\\` + '`d"'],
    [String.raw`/opt/a\b`, String.raw`"/opt/a\\\\b"`],
  ])('quotes %s', (program, quoted) => {
    expect(exec([program], { LANG: 'C.UTF-8' })).toBe(`${quoted} --hidden`)
  })
})

it.each([
  ['the usual one', 'darwin', {}, true],
  ['that of another home', 'darwin', { OLLIM_HOME: '/Volumes/data' }, false],
  ['that of another home', 'win32', { OLLIM_HOME: 'D:\\data' }, true],
  ['that of another home', 'linux', { OLLIM_HOME: '/data' }, true],
] as const)('an Ollim, %s, on %s with %j, can be started at login: %s', (_which, platform, env, can) => {
  expect(canLaunchAtLogin(platform, env)).toBe(can)
})
