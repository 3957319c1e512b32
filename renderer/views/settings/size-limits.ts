import type { Conversion } from '../../../electron/shared/conversion'

/** How large images may be, as people choose it: by the longer side or by the width. */
export type SizeLimit = Pick<Conversion, 'longestSide' | 'mostWidth'>

/** From a phone's screen to one of 4K, in pixels. */
const steps = [1280, 1600, 1920, 2560, 3840]

const usual: readonly SizeLimit[] = [
  { longestSide: 0, mostWidth: 0 },
  ...steps.map((longestSide) => ({ longestSide, mostWidth: 0 })),
  ...steps.map((mostWidth) => ({ longestSide: 0, mostWidth })),
]

/** What can be chosen: no limit, the steps of either kind, and the present limit if it is none of them. */
export function sizeLimits(present: SizeLimit): readonly SizeLimit[] {
  const isUsual = usual.some((limit) => nameOf(limit) === nameOf(present))
  if (isUsual) return usual
  return [...usual, present].toSorted(
    (one, other) => one.mostWidth - other.mostWidth || one.longestSide - other.longestSide,
  )
}

/** By which a limit is known among others. */
export function nameOf({ longestSide, mostWidth }: SizeLimit): string {
  return `${longestSide}/${mostWidth}`
}
