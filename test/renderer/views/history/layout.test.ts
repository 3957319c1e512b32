import { describe, expect, it } from 'vitest'
import { columnsFor, layOut, lineOf, neighbour } from '../../../../renderer/views/history/layout'

const noon = (day: number, minute = 0) => new Date(2026, 2, day, 12, minute).getTime() * 1000
const positions = Float64Array.of(noon(29, 2), noon(29, 1), noon(29), noon(28, 1), noon(28))
const lines = layOut(positions, 2, true)

const drawn = (of: ReturnType<typeof layOut>) =>
  of.map((line) =>
    line.kind === 'day' ? [new Date(line.moment).getDate(), line.count] : `${line.first}+${line.count}`,
  )

describe('layOut', () => {
  it('begins a row anew with every day, also with one of 23 hours', () => {
    expect(drawn(lines)).toEqual([[29, 3], '0+2', '2+1', [28, 2], '3+2'])
  })

  it('does so with the oldest first as well', () => {
    expect(drawn(layOut(positions.toReversed(), 2, true))).toEqual([[28, 2], '0+2', [29, 3], '2+2', '4+1'])
  })

  it('knows no days where the order is not that of time', () => {
    expect(drawn(layOut(positions, 2, false))).toEqual(['0+2', '2+2', '4+1'])
  })

  it('is empty without entries', () => {
    expect(layOut(new Float64Array(), 3, true)).toEqual([])
  })
})

describe('lineOf', () => {
  it('finds the row of every entry, and none beyond the last', () => {
    expect([0, 1, 2, 3, 4, 5].map((index) => lineOf(lines, index))).toEqual([1, 1, 2, 4, 4, undefined])
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
