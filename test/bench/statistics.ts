export interface Spread {
  readonly least: number
  readonly median: number
}

/** NaN for no values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN
  return { least: sorted[0] ?? NaN, median: (lower + upper) / 2 }
}

export const mebibyte = 1024 ** 2
