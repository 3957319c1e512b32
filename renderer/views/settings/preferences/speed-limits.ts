/** Steps from a slow line to a fast one, in bytes per second. */
const steps = [250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000]

/** The choices: no limit (0), the steps, and the current limit if it is none of them. */
export function speedLimits(present: number): readonly number[] {
  return [...new Set([0, ...steps, present])].toSorted((one, other) => one - other)
}
