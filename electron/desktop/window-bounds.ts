import type { WindowBounds } from '../core/settings/stored-settings'

/** In device-independent pixels, as Electron's. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const defaultSize = { width: 920, height: 640 }
export const leastSize = { width: 420, height: 360 }

/**
 * Where a window that stood at `wanted` can stand now: within one of the work areas (the one it
 * shares most with), whatever displays have gone since, and no larger than it unless it is smaller than the least size.
 *
 * @param workAreas of the displays, the primary one first; never empty
 * @returns `undefined` for a first start: the system places the window
 */
export function fitBounds(wanted: WindowBounds | undefined, workAreas: readonly Area[]): Area | undefined {
  const [primary] = workAreas
  if (wanted === undefined || primary === undefined) return undefined
  const area = workAreas.reduce(
    (best, next) => (shared(wanted, next) > shared(wanted, best) ? next : best),
    primary,
  )
  const width = between(wanted.width, leastSize.width, area.width)
  const height = between(wanted.height, leastSize.height, area.height)
  return {
    x: between(wanted.x, area.x, area.x + area.width - width),
    y: between(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

/** The common surface of two areas, in square pixels. */
function shared(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
