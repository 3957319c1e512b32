import { describe, expect, it } from 'vitest'
import { canHaveGraphicsCard } from '../../../electron/desktop/start/graphics-card'

describe('whether there may be a graphics card', () => {
  it.each<[string, NodeJS.Platform, readonly string[], boolean]>([
    ['on Linux with a driver of the kernel', 'linux', ['/dev/dri'], true],
    ['on Linux with only the driver of a maker', 'linux', ['/dev/nvidiactl'], true],
    ['on Linux inside of Windows', 'linux', ['/dev/dxg'], true],
    ['not on Linux without any device', 'linux', ['/dev/null'], false],
    ['on macOS, which names none', 'darwin', [], true],
    ['on Windows, which names none', 'win32', [], true],
  ])('%s', (_name, platform, devices, expected) => {
    expect(canHaveGraphicsCard(platform, (device) => devices.includes(device))).toBe(expected)
  })
})
