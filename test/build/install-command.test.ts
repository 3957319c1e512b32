import { describe, expect, it } from 'vitest'
import { electronLibraries, unzipProgram, virtualScreen } from '../../build/system/needs.mjs'
import { installCommand } from '../../build/system/packages.mjs'

const knows = (name: string) => !name.endsWith('t64')

describe('the command that brings what is missing', () => {
  it.each([
    [
      'takes the names an older Debian knows',
      installCommand([electronLibraries], { manager: 'apt-get', asRoot: false, knows }),
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libgtk-3-0 libnss3 libasound2 libgbm1',
    ],
    [
      'takes the newer name where no list is there to ask',
      installCommand([electronLibraries], { manager: 'apt-get', asRoot: true, knows: () => false }),
      'apt-get update && apt-get install -y --no-install-recommends libgtk-3-0t64 libnss3 libasound2t64 libgbm1',
    ],
    [
      'speaks Fedora',
      installCommand([unzipProgram, virtualScreen], { manager: 'dnf', asRoot: false, knows }),
      'sudo dnf install -y unzip xorg-x11-server-Xvfb',
    ],
    [
      'speaks Arch',
      installCommand([unzipProgram, virtualScreen], { manager: 'pacman', asRoot: true, knows }),
      'pacman -S --needed unzip xorg-server-xvfb',
    ],
    [
      'is not there for an unknown package manager',
      installCommand([unzipProgram], { manager: undefined, asRoot: true, knows }),
      undefined,
    ],
  ])('%s', (_what, command, expected) => {
    expect(command).toBe(expected)
  })
})
