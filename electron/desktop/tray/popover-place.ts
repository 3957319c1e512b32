import { clamp, type Area, type WindowSize } from '../window/window-bounds'

/** Sizes in the popover's page; its style sheet has the same. */
const width = 332
const headerHeight = 64
const rowHeight = 48
const listPadding = 8
const nothingHeight = 64
const footerHeight = 48
const edges = 2

/** The distance between the popover and the icon, or the edge of the work area. */
const gap = 8

/** @param links how many it lists */
export function popoverSize(links: number): WindowSize {
  const list = links === 0 ? nothingHeight : links * rowHeight + 2 * listPadding
  return { width, height: headerHeight + list + footerHeight + edges }
}

/**
 * Where to show the popover: beside the tray's icon, towards the middle of the screen, and within the work area.
 *
 * @param anchor the icon's area; if the desktop does not tell, the point under the pointer
 * @param workArea of the display with the anchor
 */
export function placePopover({ width, height }: WindowSize, anchor: Area, workArea: Area): Area {
  const centre = { x: anchor.x + anchor.width / 2, y: anchor.y + anchor.height / 2 }
  const isAbove = centre.y < workArea.y + workArea.height / 2
  const y = isAbove ? anchor.y + anchor.height + gap : anchor.y - gap - height
  return {
    x: within({ start: centre.x - width / 2, length: width }, { start: workArea.x, length: workArea.width }),
    y: within({ start: y, length: height }, { start: workArea.y, length: workArea.height }),
    width,
    height,
  }
}

/** An area's extent in one direction. */
interface Span {
  readonly start: number
  readonly length: number
}

/** The start of a span that has to fit within another one. */
function within({ start, length }: Span, outer: Span): number {
  return Math.round(clamp(start, outer.start + gap, outer.start + outer.length - gap - length))
}
