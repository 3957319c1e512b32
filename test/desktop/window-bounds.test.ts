import { describe, expect, it } from 'vitest'
import { fitBounds, type Area } from '../../electron/desktop/window-bounds'

const primary: Area = { x: 0, y: 25, width: 1440, height: 875 }
const right: Area = { x: 1440, y: 0, width: 1920, height: 1080 }
const small: Area = { x: 0, y: 0, width: 400, height: 300 }

describe('where a window comes back', () => {
  it.each<[string, Area, readonly Area[], Area]>([
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
    expect(fitBounds({ ...wanted, maximized: false }, areas)).toEqual(expected)
  })

  it('is left to the system at the first start', () => {
    expect(fitBounds(undefined, [primary])).toBeUndefined()
  })
})
