import { describe, expect, it } from 'vitest'
import { commandIn } from '../../electron/cli/command-in'

describe('the start of the app', () => {
  it.each([
    { argv: ['/opt/ollim', 'upload', 'a.png'], isCheckout: false, command: ['upload', 'a.png'] },
    {
      argv: ['/opt/ollim', '--no-sandbox', 'check', '--json'],
      isCheckout: false,
      command: ['check', '--json'],
    },
    { argv: ['/opt/ollim', '--help'], isCheckout: false, command: ['--help'] },
    { argv: ['/opt/ollim', 'help'], isCheckout: false, command: ['help'] },
    { argv: ['electron', '.', 'upload', 'a.png'], isCheckout: true, command: ['upload', 'a.png'] },
    { argv: ['electron', '--no-sandbox', '/src', 'upload', '.'], isCheckout: true, command: ['upload', '.'] },
  ])('with $argv runs a command', ({ argv, isCheckout, command }) => {
    expect(commandIn(argv, isCheckout)).toEqual(command)
  })

  it.each([
    { argv: ['/opt/ollim'], isCheckout: false },
    { argv: ['/opt/ollim', '--hidden'], isCheckout: false },
    { argv: ['/opt/ollim', 'photo.png', 'upload'], isCheckout: false },
    { argv: ['/opt/ollim', '/home/me/upload'], isCheckout: false },
    { argv: ['electron', 'upload'], isCheckout: true },
  ])('with $argv opens the app', ({ argv, isCheckout }) => {
    expect(commandIn(argv, isCheckout)).toBeUndefined()
  })
})
