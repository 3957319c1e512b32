import type { Conversion } from '../../../../electron/shared/uploads/conversion'

/** Size limits for images: by the longer side or by the width. */
export type SizeLimit = Pick<Conversion, 'longestSide' | 'maxWidth'>

/** From a phone's screen to a 4K screen, in pixels. */
const steps = [1280, 1600, 1920, 2560, 3840]

const usual: readonly SizeLimit[] = [
  { longestSide: 0, maxWidth: 0 },
  ...steps.map((longestSide) => ({ longestSide, maxWidth: 0 })),
  ...steps.map((maxWidth) => ({ longestSide: 0, maxWidth })),
]

/** The choices: no limit, the steps of either kind, and the current limit if it is none of them. */
export function sizeLimits(present: SizeLimit): readonly SizeLimit[] {
  const isUsual = usual.some((limit) => nameOf(limit) === nameOf(present))
  if (isUsual) return usual
  return [...usual, present].toSorted(
    (one, other) => one.maxWidth - other.maxWidth || one.longestSide - other.longestSide,
  )
}

/** A limit's key among the choices. */
export function nameOf({ longestSide, maxWidth }: SizeLimit): string {
  return `${longestSide}/${maxWidth}`
}
