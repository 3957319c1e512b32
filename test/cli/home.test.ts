import { describe, expect, it } from 'vitest'
import { ollimHome } from '../../electron/cli/home'

describe('the home of Ollim', () => {
  it.each([
    { platform: 'linux', env: {}, home: '/home/me/.config/Ollim' },
    { platform: 'linux', env: { XDG_CONFIG_HOME: '/data' }, home: '/data/Ollim' },
    { platform: 'linux', env: { XDG_CONFIG_HOME: 'data' }, home: '/home/me/.config/Ollim' },
    { platform: 'darwin', env: {}, home: '/home/me/Library/Application Support/Ollim' },
    { platform: 'win32', env: { APPDATA: '/roaming' }, home: '/roaming/Ollim' },
    { platform: 'linux', env: { OLLIM_HOME: '/elsewhere' }, home: '/elsewhere' },
    { platform: 'darwin', env: { OLLIM_HOME: '/elsewhere/' }, home: '/elsewhere' },
    { platform: 'linux', env: { OLLIM_HOME: '' }, home: '/home/me/.config/Ollim' },
  ] as const)('on $platform with $env is $home', ({ platform, env, home }) => {
    expect(ollimHome(env, platform, '/home/me')).toBe(home)
  })
})
