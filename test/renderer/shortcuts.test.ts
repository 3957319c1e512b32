import { describe, expect, it } from 'vitest'
import { acceleratorCaps, findCaps, findShortcut, shortcuts } from '../../renderer/shortcuts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('findShortcut', () => {
  it.each([
    ['Ctrl+O on Linux', press('o', { ctrlKey: true }), 'linux', 'choose-files'],
    ['Command+O on macOS', press('o', { metaKey: true }), 'darwin', 'choose-files'],
    ['Ctrl+O on macOS', press('o', { ctrlKey: true }), 'darwin', undefined],
    ['Ctrl+Shift+R as a capital', press('R', { ctrlKey: true, shiftKey: true }), 'linux', 'retry-failed'],
    ['Ctrl+Shift+C', press('C', { ctrlKey: true, shiftKey: true }), 'linux', undefined],
    ['Ctrl+Alt+O', press('o', { ctrlKey: true, altKey: true }), 'linux', undefined],
    ['Ctrl+Z', press('z', { ctrlKey: true }), 'linux', 'undo-upload'],
    ['a plain letter', press('o'), 'linux', undefined],
    ['F1', press('F1'), 'win32', 'show-help'],
    ['? with Shift', press('?', { shiftKey: true }), 'linux', 'show-help'],
    ['? without Shift', press('?'), 'linux', 'show-help'],
    ['Ctrl+comma', press(',', { ctrlKey: true }), 'linux', 'show-settings'],
  ])('%s', (_, pressed, platform, action) => {
    expect(findShortcut(pressed, platform)?.action).toBe(action)
  })

  it('gives no keys two actions', () => {
    const combinations = shortcuts.map(({ key, command, shift }) => `${command}${shift}${key}`)
    expect(new Set(combinations).size).toBe(combinations.length)
  })
})

describe('key caps', () => {
  it('are symbols on macOS and words elsewhere', () => {
    expect(findCaps('pause', 'darwin')).toEqual(['⇧', '⌘', 'P'])
    expect(findCaps('pause', 'linux')).toEqual(['Ctrl', 'Shift', 'P'])
  })

  it.each([
    ['CommandOrControl+Shift+U', 'linux', ['Ctrl', 'Shift', 'U']],
    ['CommandOrControl+Shift+U', 'darwin', ['⌘', '⇧', 'U']],
    ['', 'linux', []],
  ])('of the accelerator "%s" on %s', (accelerator, platform, caps) => {
    expect(acceleratorCaps(accelerator, platform)).toEqual(caps)
  })
})
