import { afterEach, describe, expect, it, vi } from 'vitest'
import { setLaunchAtLogin, wasStartedAtLogin } from '../../electron/desktop/autostart'

const loginItem = vi.hoisted(() => ({ wasOpenedAtLogin: false }))
const app = vi.hoisted(() => ({
  isPackaged: true,
  getAppPath: (): string => 'C:\\ollim',
  getLoginItemSettings: () => loginItem,
  setLoginItemSettings: vi.fn(),
}))
vi.mock('electron', () => ({ app }))
afterEach(() => {
  app.isPackaged = true
  app.getAppPath = () => 'C:\\ollim'
})

describe('a start by the system, which waits in the tray', () => {
  it.each([
    ['on macOS, which hands over no arguments, is known by its own word', 'darwin', true, true],
    ['on macOS is none when a person opens Ollim', 'darwin', false, false],
    ['elsewhere is known by its arguments', 'win32', true, false],
  ] as const)('%s', (_what, platform, wasOpenedAtLogin, answer) => {
    loginItem.wasOpenedAtLogin = wasOpenedAtLogin
    expect(wasStartedAtLogin(platform)).toBe(answer)
  })

  it.each([
    ['an installed Ollim', true, '', ['--hidden']],
    ['a checkout’s Electron with the app', false, 'C:\\ollim', ['C:\\ollim', '--hidden']],
    ['the same in a folder with spaces', false, 'C:\\my ollim', ['"C:\\my ollim"', '--hidden']],
  ])('on Windows is one of %s', async (_whose, isPackaged, folder, args) => {
    app.isPackaged = isPackaged
    app.getAppPath = () => folder
    await setLaunchAtLogin(true, 'win32')
    const path = `"${process.execPath}"`
    expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({ openAtLogin: true, path, args })
  })
})
