import { expect, it } from 'vitest'
import { typedCommand } from '../../electron/desktop/typed-command'

it.each([
  ['/opt/Ollim/ollim', undefined, 'linux', '/opt/Ollim/ollim'],
  ['/Applications/My Apps/Ollim', undefined, 'darwin', "'/Applications/My Apps/Ollim'"],
  ["/home/o'hara/Ollim.AppImage", undefined, 'linux', "'/home/o'\\''hara/Ollim.AppImage'"],
  ['C:\\Program Files\\Ollim\\Ollim.exe', undefined, 'win32', '"C:\\Program Files\\Ollim\\Ollim.exe"'],
  ['/usr/lib/electron', '/home/haneul/ollim', 'linux', 'node /home/haneul/ollim/out/ollim.js'],
  ['electron.exe', 'C:\\ollim', 'win32', 'node C:\\ollim\\out\\ollim.js'],
])('%s is called as it has to be typed', (program, checkout, platform, typed) => {
  expect(typedCommand(program, checkout, platform)).toBe(typed)
})
