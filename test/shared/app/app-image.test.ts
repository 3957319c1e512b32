import { describe, expect, it } from 'vitest'
import { appImageOf } from '../../../electron/shared/app/app-image'

const ours = { APPIMAGE: '/home/kim/Ollim.AppImage', APPDIR: '/tmp/.mount_OllimAb' }

describe('the AppImage that a program runs from', () => {
  it('is named by its runtime', () => {
    expect(appImageOf(ours, '/tmp/.mount_OllimAb/ollim')).toBe('/home/kim/Ollim.AppImage')
  })

  it.each([
    ['outside one', {}, '/opt/Ollim/ollim'],
    ['started from another one, such as an editor’s terminal', ours, '/opt/Ollim/ollim'],
    ['in a folder that only begins alike', ours, '/tmp/.mount_OllimAbc/ollim'],
    ['where the variables say nothing', { APPIMAGE: '', APPDIR: '' }, '/opt/Ollim/ollim'],
  ])('is undefined %s', (_where, env, execPath) => {
    expect(appImageOf(env, execPath)).toBeUndefined()
  })
})
