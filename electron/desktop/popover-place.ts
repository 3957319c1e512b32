import { between, type Area, type WindowSize } from './window-bounds'

/** Of the popover's page; its style sheet has the same. */
const width = 332
const headerHeight = 64
const rowHeight = 48
const listPadding = 8
const nothingHeight = 64
const footerHeight = 48
const edges = 2

/** Left free between the popover and what it comes from, or the edge of the work area. */
const gap = 8

/** @param links how many it lists */
export function popoverSize(links: number): WindowSize {
  const list = links === 0 ? nothingHeight : links * rowHeight + 2 * listPadding
  return { width, height: headerHeight + list + footerHeight + edges }
}

/**
 * Where the popover stands: beside the tray's icon, towards the middle of the screen, and within the work area.
 *
 * @param anchor of the icon; where the desktop does not tell, a point: the pointer's
 * @param workArea of the display that the anchor is on
 */
export function placePopover({ width, height }: WindowSize, anchor: Area, workArea: Area): Area {
  const centre = { x: anchor.x + anchor.width / 2, y: anchor.y + anchor.height / 2 }
  const isAbove = centre.y < workArea.y + workArea.height / 2
  const y = isAbove ? anchor.y + anchor.height + gap : anchor.y - gap - height
  return {
    x: within(centre.x - width / 2, width, workArea.x, workArea.width),
    y: within(y, height, workArea.y, workArea.height),
    width,
    height,
  }
}

function within(start: number, length: number, areaStart: number, areaLength: number): number {
  return Math.round(between(start, areaStart + gap, areaStart + areaLength - gap - length))
}
