import type { HistoryQuery } from '../../../../electron/shared/history/history'

/** The size range of the images that are shown. */
export const sizeRanges = ['any', 'small', 'medium', 'large', 'huge'] as const
export type SizeRange = (typeof sizeRanges)[number]

type Bounds = Pick<HistoryQuery, 'minBytes' | 'belowBytes'>

const bounds: Readonly<Record<SizeRange, Bounds>> = {
  any: {},
  small: { belowBytes: 100_000 },
  medium: { minBytes: 100_000, belowBytes: 1_000_000 },
  large: { minBytes: 1_000_000, belowBytes: 10_000_000 },
  huge: { minBytes: 10_000_000 },
}

export function boundsOf(range: SizeRange): Bounds {
  return bounds[range]
}
