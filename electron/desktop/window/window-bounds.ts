import type { WindowForm } from '../../core/settings/stored-settings'

/** In device-independent pixels, like Electron's. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowSize {
  readonly width: number
  readonly height: number
}

export const defaultSize: Readonly<Record<WindowForm, WindowSize>> = {
  window: { width: 920, height: 640 },
  shelf: { width: 420, height: 480 },
}
export const minSize: Readonly<Record<WindowForm, WindowSize>> = {
  window: { width: 420, height: 360 },
  shelf: { width: 420, height: 240 },
}

/** A shelf that is dropped this near to an edge of the screen snaps to it. */
const dockPixels = 32

/**
 * Where a window that was at `wanted` can be now, whatever displays have gone since: within the work area that it
 * overlaps most, and no larger than that, unless the work area is smaller than the smallest size.
 *
 * @param workAreas of the displays, the primary one first
 * @param minimum the smallest size of a window of its form
 */
export function fitBounds(
  wanted: Area,
  workAreas: readonly [Area, ...Area[]],
  minimum: WindowSize = minSize.window,
): Area {
  const [primary] = workAreas
  const area = workAreas.reduce(
    (best, next) => (shared(wanted, next) > shared(wanted, best) ? next : best),
    primary,
  )
  const width = clamp(wanted.width, minimum.width, area.width)
  const height = clamp(wanted.height, minimum.height, area.height)
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

/** A shelf's first position: in the middle of the right edge. */
export function firstShelf(workArea: Area): Area {
  const { width, height } = defaultSize.shelf
  return {
    x: workArea.x + workArea.width - width,
    y: workArea.y + Math.max(0, Math.round((workArea.height - height) / 2)),
    width,
    height,
  }
}

/** Where a shelf dropped at `bounds` goes: to the edges that it is near. */
export function dock(bounds: Area, workArea: Area): Area {
  const right = workArea.x + workArea.width - bounds.width
  const bottom = workArea.y + workArea.height - bounds.height
  return {
    ...bounds,
    x: nearest(bounds.x, [workArea.x, right]),
    y: nearest(bounds.y, [workArea.y, bottom]),
  }
}

function nearest(value: number, edges: readonly number[]): number {
  return edges.find((edge) => Math.abs(edge - value) <= dockPixels) ?? value
}

/** The overlap of two areas, in square pixels. */
function shared(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** `value`, limited to the range. */
export function clamp(value: number, minimum: number, maximum: number): number {
  return Math.max(minimum, Math.min(value, maximum))
}
