import { describe, expect, it } from 'vitest'
import {
  noSelection,
  select,
  selectAll,
  selectedInOrder,
  selectNone,
  type Selection,
  type SelectionChange,
} from '../../../renderer/selection/selection'

const order = ['a', 'b', 'c', 'd']
const press = (...presses: readonly (readonly [string, SelectionChange])[]): Selection =>
  presses.reduce((known, [id, change]) => select(known, order, id, change), noSelection)

describe('select', () => {
  it.each([
    [
      'one alone',
      [
        ['b', 'only'],
        ['c', 'only'],
      ],
      ['c'],
    ],
    [
      'one more',
      [
        ['b', 'only'],
        ['d', 'toggle'],
      ],
      ['b', 'd'],
    ],
    [
      'one less',
      [
        ['b', 'only'],
        ['b', 'toggle'],
      ],
      [],
    ],
    [
      'a range downwards',
      [
        ['b', 'only'],
        ['d', 'range'],
      ],
      ['b', 'c', 'd'],
    ],
    [
      'a range upwards',
      [
        ['c', 'only'],
        ['a', 'range'],
      ],
      ['a', 'b', 'c'],
    ],
    ['a range from nowhere', [['c', 'range']], ['c']],
    [
      'a range from the item with the keyboard focus, if nothing was selected',
      [
        ['b', 'move'],
        ['c', 'range'],
        ['a', 'range'],
      ],
      ['a', 'b'],
    ],
    [
      'a range that turns around',
      [
        ['b', 'only'],
        ['d', 'range'],
        ['a', 'range'],
      ],
      ['a', 'b'],
    ],
    [
      'a range beside what is selected already',
      [
        ['a', 'only'],
        ['c', 'toggle'],
        ['d', 'extend'],
      ],
      ['a', 'c', 'd'],
    ],
    [
      'what it was, after a step of the keyboard alone',
      [
        ['b', 'only'],
        ['c', 'move'],
      ],
      ['b'],
    ],
  ] as const)('%s', (_, presses, expected) => {
    expect([...press(...presses).ids]).toEqual(expected)
  })
})

it('a range begins at the item with the keyboard focus, too, if the one that was selected is gone', () => {
  const known = press(['a', 'only'], ['b', 'move'])
  expect([...select(known, ['b', 'c', 'd'], 'd', 'range').ids]).toEqual(['b', 'c', 'd'])
})

describe('the whole list', () => {
  const one = select(noSelection, order, 'b', 'only')

  it('is selected, and deselected, without moving the keyboard focus', () => {
    const all = selectAll(one, order)
    expect([[...all.ids], all.current]).toEqual([order, 'b'])
    const none = selectNone(all)
    expect([[...none.ids], none.current, none.anchor]).toEqual([[], 'b', undefined])
  })
})

describe('the selection in order', () => {
  const both = press(['d', 'only'], ['a', 'toggle'])

  it('is in the order shown, whatever was selected first', () => {
    expect([...selectedInOrder(both, order)]).toEqual(['a', 'd'])
  })

  it('does not include items that are gone', () => {
    expect([...selectedInOrder(both, ['a', 'b'])]).toEqual(['a'])
  })
})
