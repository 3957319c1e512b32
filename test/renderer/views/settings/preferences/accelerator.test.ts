import { describe, expect, it } from 'vitest'
import { recordKey } from '../../../../../renderer/views/settings/preferences/accelerator'

function press(code: string, modifiers = ''): Parameters<typeof recordKey>[0] {
  return {
    code,
    ctrlKey: modifiers.includes('c'),
    altKey: modifiers.includes('a'),
    shiftKey: modifiers.includes('s'),
    metaKey: modifiers.includes('m'),
  }
}

describe('recording a shortcut', () => {
  it.each([
    ['KeyU', 'cs', 'linux', 'CommandOrControl+Shift+U'],
    ['KeyU', 'ms', 'darwin', 'CommandOrControl+Shift+U'],
    ['KeyU', 'cm', 'darwin', 'CommandOrControl+Control+U'],
    ['KeyU', 'am', 'win32', 'Alt+Super+U'],
    ['Digit7', 'ca', 'linux', 'CommandOrControl+Alt+7'],
    ['Numpad7', 'ca', 'linux', 'CommandOrControl+Alt+num7'],
    ['F9', '', 'linux', 'F9'],
    ['F24', 's', 'linux', 'Shift+F24'],
    ['ArrowUp', 'ca', 'linux', 'CommandOrControl+Alt+Up'],
    ['Backquote', 'c', 'linux', 'CommandOrControl+`'],
    ['KeyC', 'cs', 'linux', 'CommandOrControl+Shift+C'],
  ])('%s with "%s" on %s becomes %s', (code, modifiers, platform, accelerator) => {
    expect(recordKey(press(code, modifiers), platform)).toEqual({ state: 'recorded', accelerator })
  })

  it.each(['ControlLeft', 'ShiftRight', 'AltLeft', 'MetaLeft', 'OSLeft', 'CapsLock', 'Lang1'])(
    'waits for more after %s alone',
    (code) => {
      expect(recordKey(press(code, 'c'), 'linux')).toEqual({ state: 'incomplete' })
    },
  )

  it.each([
    ['KeyU', '', 'linux', 'no-modifier'],
    ['KeyU', 's', 'linux', 'no-modifier'],
    ['KeyC', 'c', 'linux', 'everyday'],
    ['KeyV', 'm', 'darwin', 'everyday'],
    ['Unidentified', 'c', 'linux', 'unknown-key'],
    ['', 'c', 'linux', 'unknown-key'],
  ])('refuses %s with "%s" on %s: %s', (code, modifiers, platform, reason) => {
    expect(recordKey(press(code, modifiers), platform)).toEqual({ state: 'refused', reason })
  })
})
