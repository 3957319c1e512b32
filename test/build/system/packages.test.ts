import { describe, expect, it } from 'vitest'
import { installCommand } from '../../../build/system/packages.mjs'

const sound = {
  what: 'sound',
  debian: [['libsound2t64', 'libsound2'], ['libear']],
  fedora: ['sound'],
  arch: ['snd'],
}
const screen = { what: 'screen', debian: [['xscreen']], fedora: ['x-screen'], arch: ['xorg-screen'] }

/** An older Debian. */
const knows = (name: string) => !name.endsWith('t64')

describe('the command that installs missing packages', () => {
  it.each([
    [
      'uses the names that an older Debian knows',
      installCommand([sound], { manager: 'apt-get', asRoot: false, knows }),
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libsound2 libear',
    ],
    [
      'uses the newer names without a package list',
      installCommand([sound], { manager: 'apt-get', asRoot: true, knows: () => false }),
      'apt-get update && apt-get install -y --no-install-recommends libsound2t64 libear',
    ],
    [
      'uses dnf on Fedora',
      installCommand([sound, screen], { manager: 'dnf', asRoot: false, knows }),
      'sudo dnf install -y sound x-screen',
    ],
    [
      'uses pacman on Arch',
      installCommand([sound, screen], { manager: 'pacman', asRoot: true, knows }),
      'pacman -S --needed snd xorg-screen',
    ],
    [
      'is missing for an unknown package manager',
      installCommand([sound], { manager: undefined, asRoot: true, knows }),
      undefined,
    ],
  ])('%s', (_what, command, expected) => {
    expect(command).toBe(expected)
  })
})
