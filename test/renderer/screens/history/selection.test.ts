import { describe, expect, it } from 'vitest'
import { noSelection, select, type Selection } from '../../../../renderer/screens/history/selection'
import type { SelectionChange } from '../../../../renderer/views/history/Gallery'

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
      'a range that turns around',
      [
        ['b', 'only'],
        ['d', 'range'],
        ['a', 'range'],
      ],
      ['a', 'b'],
    ],
  ] as const)('%s', (_, presses, expected) => {
    expect([...press(...presses).ids]).toEqual(expected)
  })
})
