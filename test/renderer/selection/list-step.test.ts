import { expect, it } from 'vitest'
import { listStep } from '../../../renderer/selection/list-step'

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 5, 4],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 15],
  ['PageDown', 95, 99],
  ['PageUp', 15, 5],
  ['PageUp', 3, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['ArrowLeft', 5, undefined],
  ['a', 5, undefined],
])('%s leads from row %i of a hundred to row %s', (key, current, target) => {
  expect(listStep(key, { current, count: 100, page: 10 })).toBe(target)
})
