import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnsFor,
  lineAt,
  lineAtHeight,
  lineOf,
  layOut,
  neighbour,
  type Layout,
} from '../../../../../renderer/views/history/grid/layout'

const noon = (day: number, minute = 0) => new Date(2026, 2, day, 12, minute).getTime() * 1000
const positions = Float64Array.of(noon(29, 2), noon(29, 1), noon(29), noon(28, 1), noon(28))
const measures = { columns: 2, rowHeight: 100, dayHeight: 30 }
const layout = layOut(positions, true, measures)

const linesOf = (of: Layout) => Array.from({ length: of.lineCount }, (_, line) => lineAt(of, line))
const drawn = (of: Layout) =>
  linesOf(of).map((line) =>
    line?.kind === 'day'
      ? [new Date(line.moment).getDate(), line.count]
      : `${String(line?.first)}+${String(line?.count)}`,
  )

describe('layOut', () => {
  it('begins a new row with every day, even one of 23 hours', () => {
    expect(drawn(layout)).toEqual([[29, 3], '0+2', '2+1', [28, 2], '3+2'])
  })

  it('begins a new row with every day if the oldest is first', () => {
    expect(drawn(layOut(positions.toReversed(), true, measures))).toEqual([
      [28, 2],
      '0+2',
      [29, 3],
      '2+2',
      '4+1',
    ])
  })

  it('has no days if the order is not by time', () => {
    expect(drawn(layOut(positions, false, measures))).toEqual(['0+2', '2+2', '4+1'])
  })

  it('separates days, however many entries each has', () => {
    const day = fc.record({ number: fc.integer({ min: 1, max: 28 }), count: fc.integer({ min: 1, max: 40 }) })
    const days = fc.uniqueArray(day, { maxLength: 20, selector: ({ number }) => number })
    fc.assert(
      fc.property(days, fc.boolean(), (wanted, isNewestFirst) => {
        const inOrder = wanted.toSorted((one, other) => one.number - other.number)
        const days = isNewestFirst ? inOrder.toReversed() : inOrder
        const times = days.flatMap(({ number, count }) => Array.from({ length: count }, () => noon(number)))
        const names = linesOf(layOut(Float64Array.from(times), true, measures)).flatMap((line) =>
          line?.kind === 'day' ? [{ number: new Date(line.moment).getDate(), count: line.count }] : [],
        )
        expect(names).toEqual(days)
      }),
    )
  })

  it('puts each line where the one before ends', () => {
    expect(linesOf(layout).map((line) => line?.top)).toEqual([0, 30, 130, 230, 260])
    expect(layout.height).toBe(360)
  })

  it('is empty without entries', () => {
    const empty = layOut(new Float64Array(), true, measures)
    expect([empty.lineCount, empty.height, lineAt(empty, 0), lineAtHeight(empty, 50)]).toEqual([
      0,
      0,
      undefined,
      0,
    ])
  })
})

describe('lineOf', () => {
  it('finds the row of every entry, and none beyond the last', () => {
    expect([0, 1, 2, 3, 4, 5].map((index) => lineOf(layout, index))).toEqual([1, 1, 2, 4, 4, undefined])
  })
})

describe('lineAtHeight', () => {
  it.each([
    [-20, 0],
    [29, 0],
    [30, 1],
    [129, 1],
    [230, 3],
    [359, 4],
    [5000, 4],
  ])('%i px from the top', (height, line) => expect(lineAtHeight(layout, height)).toBe(line))

  it('agrees with where each line stands, whatever the days are', () => {
    const day = fc.integer({ min: 1, max: 28 })
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (days, columns) => {
        const times = Float64Array.from(days.toSorted((one, other) => other - one).map((each) => noon(each)))
        const any = layOut(times, true, { ...measures, columns })
        for (const [number, line] of linesOf(any).entries()) {
          expect(lineAtHeight(any, (line?.top ?? NaN) + 1)).toBe(number)
          if (line?.kind === 'row') expect(lineOf(any, line.first + line.count - 1)).toBe(number)
        }
      }),
    )
  })
})

describe('columnsFor', () => {
  it.each([
    [0, 1],
    [132, 1],
    [275, 1],
    [276, 2],
    [588, 4],
    [1168, 6],
    [1232, 6],
    [2368, 12],
  ])('a width of %i', (width, columns) => expect(columnsFor(width)).toBe(columns))
})

describe('neighbour', () => {
  it.each([
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 4, 4],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 3],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 1, 1],
    ['PageDown', 1, 4],
    ['PageDown', 4, 4],
    ['PageUp', 4, 1],
    ['PageUp', 1, 1],
    ['Home', 4, 0],
    ['End', 0, 4],
    ['Enter', 0, undefined],
  ])('%s from %i', (key, from, to) => {
    expect(neighbour(layout, { key, from, page: 3 })).toBe(to)
  })
})
