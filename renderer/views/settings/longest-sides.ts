/** From a phone's screen to one of 4K, in pixels. */
const steps = [1280, 1600, 1920, 2560, 3840]

/** What can be chosen: no limit (0), the steps, and the present limit if it is none of them. */
export function longestSides(present: number): readonly number[] {
  return [...new Set([0, ...steps, present])].toSorted((one, other) => one - other)
}
