import { describe, expect, it, vi } from 'vitest'
import { wasStartedAtLogin } from '../../electron/desktop/autostart'

const loginItem = vi.hoisted(() => ({ wasOpenedAtLogin: false }))
vi.mock('electron', () => ({ app: { getLoginItemSettings: () => loginItem } }))

describe('a start by the system, which waits in the tray', () => {
  it.each([
    ['on macOS, which hands over no arguments, is known by its own word', 'darwin', true, true],
    ['on macOS is none when a person opens Ollim', 'darwin', false, false],
    ['elsewhere is known by its arguments', 'win32', true, false],
  ] as const)('%s', (_what, platform, wasOpenedAtLogin, answer) => {
    loginItem.wasOpenedAtLogin = wasOpenedAtLogin
    expect(wasStartedAtLogin(platform)).toBe(answer)
  })
})
