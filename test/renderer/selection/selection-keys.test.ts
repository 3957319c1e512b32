import { describe, expect, it } from 'vitest'
import { changeOfArrow, changeOfClick, wholeListKey } from '../../../renderer/selection/selection-keys'

const none = { shiftKey: false, ctrlKey: false, metaKey: false }
const shift = { ...none, shiftKey: true }
const control = { ...none, ctrlKey: true }
const command = { ...none, metaKey: true }

describe('a press', () => {
  it.each([
    ['nothing', none, 'only', 'only'],
    ['Shift', shift, 'range', 'range'],
    ['Ctrl', control, 'toggle', 'move'],
    ['Command', command, 'toggle', 'move'],
    ['Ctrl and Shift', { ...control, shiftKey: true }, 'extend', 'range'],
    ['Command and Shift', { ...command, shiftKey: true }, 'extend', 'range'],
  ] as const)('with %s', (_, modifiers, click, arrow) => {
    expect([changeOfClick(modifiers), changeOfArrow(modifiers)]).toEqual([click, arrow])
  })
})

describe('a key for the whole list', () => {
  it.each([
    ['Ctrl+A', { ...control, key: 'a' }, 'all'],
    ['Command+A with caps lock', { ...command, key: 'A' }, 'all'],
    ['Escape', { ...none, key: 'Escape' }, 'none'],
    ['A alone', { ...none, key: 'a' }, undefined],
    ['Ctrl+Shift+A', { ...control, shiftKey: true, key: 'A' }, undefined],
  ] as const)('%s', (_, press, meaning) => {
    expect(wholeListKey(press)).toBe(meaning)
  })
})
