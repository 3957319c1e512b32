import { describe, expect, it } from 'vitest'
import { columnsFor, layOut, neighbour } from '../../../../renderer/views/history/layout'
import { entry } from '../../examples'

const entries = [5, 5, 5, 4, 4].map((day, index) => entry(`${index}`, day))
const lines = layOut(entries, 2, ({ uploadedAt }) => `day ${uploadedAt}`)

describe('layOut', () => {
  it('begins a row anew with every day', () => {
    expect(
      lines.map((line) => (line.kind === 'day' ? [line.day, line.count] : line.entries.map(({ id }) => id))),
    ).toEqual([['day 5', 3], ['0', '1'], ['2'], ['day 4', 2], ['3', '4']])
  })

  it('is empty without entries', () => {
    expect(layOut([], 3, () => '')).toEqual([])
  })
})

describe('columnsFor', () => {
  it.each([
    [0, 1],
    [132, 1],
    [275, 1],
    [276, 2],
    [588, 4],
  ])('a width of %i', (width, columns) => expect(columnsFor(width)).toBe(columns))
})

describe('neighbour', () => {
  it.each([
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 4, 4],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 3],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 1, 1],
    ['Home', 4, 0],
    ['End', 0, 4],
    ['Enter', 0, undefined],
  ])('%s from %i', (key, from, to) => {
    expect(neighbour(lines, from, key)).toBe(to)
  })
})
