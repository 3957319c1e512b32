import { describe, expect, it } from 'vitest'
import { commandIn } from '../../electron/cli/command-in'

describe('the start of the app', () => {
  it.each([
    { args: ['upload', 'a.png'], command: ['upload', 'a.png'] },
    { args: ['--no-sandbox', 'check', '--json'], command: ['check', '--json'] },
    { args: ['--help'], command: ['--help'] },
    { args: ['help'], command: ['help'] },
  ])('with $args runs a command', ({ args, command }) => {
    expect(commandIn(args)).toEqual(command)
  })

  it.each([
    { args: [] },
    { args: ['--hidden'] },
    { args: ['photo.png', 'upload'] },
    { args: ['/home/me/upload'] },
  ])('with $args opens the app', ({ args }) => {
    expect(commandIn(args)).toBeUndefined()
  })
})
