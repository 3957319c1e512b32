/** How far a whole bar is pushed out of its track, so that a fraction from 0 to 1 of it is seen. */
export function filled(fraction: number): string {
  return `${((Math.min(Math.max(fraction, 0), 1) - 1) * 100).toFixed(2)}%`
}
