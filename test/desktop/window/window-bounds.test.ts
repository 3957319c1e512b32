import { describe, expect, it } from 'vitest'
import { dock, firstShelf, fitBounds, type Area } from '../../../electron/desktop/window/window-bounds'

const primary: Area = { x: 0, y: 25, width: 1440, height: 875 }
const right: Area = { x: 1440, y: 0, width: 1920, height: 1080 }
const small: Area = { x: 0, y: 0, width: 400, height: 300 }

describe('the bounds of a window that reopens', () => {
  it.each<[string, Area, readonly [Area, ...Area[]], Area]>([
    [
      'as it was',
      { x: 100, y: 100, width: 920, height: 640 },
      [primary],
      { x: 100, y: 100, width: 920, height: 640 },
    ],
    [
      'on the second display',
      { x: 1500, y: 10, width: 920, height: 640 },
      [primary, right],
      { x: 1500, y: 10, width: 920, height: 640 },
    ],
    [
      'on the primary one when its display is gone',
      { x: 1500, y: 10, width: 920, height: 640 },
      [primary],
      { x: 520, y: 25, width: 920, height: 640 },
    ],
    [
      'on the display it lies on most',
      { x: 1300, y: 100, width: 920, height: 640 },
      [primary, right],
      { x: 1440, y: 100, width: 920, height: 640 },
    ],
    [
      'below a menu bar',
      { x: 0, y: -40, width: 920, height: 640 },
      [primary],
      { x: 0, y: 25, width: 920, height: 640 },
    ],
    ['no larger than the display', { x: 0, y: 25, width: 3000, height: 2000 }, [primary], primary],
    [
      'no smaller than can be used',
      { x: 0, y: 25, width: 1, height: 1 },
      [primary],
      { x: 0, y: 25, width: 420, height: 360 },
    ],
    [
      'at the corner of a display too small for it',
      { x: 50, y: 50, width: 420, height: 360 },
      [small],
      { x: 0, y: 0, width: 420, height: 360 },
    ],
  ])('%s', (_how, wanted, areas, expected) => {
    expect(fitBounds(wanted, areas)).toEqual(expected)
  })
})

describe('the bounds of a shelf', () => {
  it('start in the middle of the right edge', () => {
    expect(firstShelf(primary)).toEqual({ x: 1020, y: 223, width: 420, height: 480 })
  })

  it('start at the top of a display that is too low for it', () => {
    expect(firstShelf(small)).toMatchObject({ x: -20, y: 0 })
  })

  it.each<[string, Area, { readonly x: number; readonly y: number }]>([
    ['the left edge', { x: 30, y: 300, width: 420, height: 480 }, { x: 0, y: 300 }],
    ['the right edge', { x: 1000, y: 300, width: 420, height: 480 }, { x: 1020, y: 300 }],
    ['a corner', { x: 1040, y: 400, width: 420, height: 480 }, { x: 1020, y: 420 }],
    ['the top edge, from beyond it', { x: 500, y: 0, width: 420, height: 480 }, { x: 500, y: 25 }],
    ['no edge, away from all', { x: 200, y: 200, width: 420, height: 480 }, { x: 200, y: 200 }],
  ])('become %s when it is dropped nearby', (_edge, letGo, place) => {
    expect(dock(letGo, primary)).toEqual({ ...letGo, ...place })
  })
})
