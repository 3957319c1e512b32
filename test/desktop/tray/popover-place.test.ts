import { describe, expect, it } from 'vitest'
import { placePopover, popoverSize } from '../../../electron/desktop/tray/popover-place'

const size = { width: 300, height: 200 }
const workArea = { x: 0, y: 30, width: 1400, height: 900 }

describe('the popover appears', () => {
  it.each([
    ['below an icon at the top', { x: 1000, y: 0, width: 24, height: 30 }, { x: 862, y: 38 }],
    ['above an icon at the bottom', { x: 600, y: 935, width: 20, height: 40 }, { x: 460, y: 722 }],
    ['within the right edge', { x: 1380, y: 0, width: 20, height: 30 }, { x: 1092, y: 38 }],
    ['within the left edge', { x: 0, y: 500, width: 40, height: 40 }, { x: 8, y: 292 }],
    ['at the pointer where no icon is told', { x: 700, y: 100, width: 0, height: 0 }, { x: 550, y: 108 }],
    ['in the corner of a pointer that is nowhere', { x: 0, y: 0, width: 0, height: 0 }, { x: 8, y: 38 }],
  ])('%s', (_where, anchor, place) => {
    expect(placePopover(size, anchor, workArea)).toEqual({ ...size, ...place })
  })

  it('on a second display to the left', () => {
    const left = { x: -1920, y: 0, width: 1920, height: 1040 }
    const anchor = { x: -40, y: 1040, width: 30, height: 40 }
    expect(placePopover(size, anchor, left)).toEqual({ ...size, x: -308, y: 832 })
  })
})

it('the popover is as high as its links need, and has room for a message without any', () => {
  const heights = [0, 1, 5].map((links) => popoverSize(links).height)
  expect(heights).toEqual([178, 178, 370])
})
