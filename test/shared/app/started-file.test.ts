import { expect, it } from 'vitest'
import { launchedName, launcherName } from '../../../build/packaging/launcher.mjs'
import { startedFile } from '../../../electron/shared/app/started-file'

const appImage = { APPIMAGE: '/home/kim/Ollim.AppImage', APPDIR: '/tmp/.mount_OllimAb' }

it.each([
  ['an AppImage', appImage, '/tmp/.mount_OllimAb/ollim', '/home/kim/Ollim.AppImage'],
  ['the archive’s launcher', {}, `/home/kim/ollim/${launchedName}`, `/home/kim/ollim/${launcherName}`],
  ['the program itself, where it is installed', {}, '/opt/Ollim/ollim', '/opt/Ollim/ollim'],
])('what a person starts is %s', (_what, env, execPath, file) => {
  expect(startedFile(env, execPath)).toBe(file)
})
