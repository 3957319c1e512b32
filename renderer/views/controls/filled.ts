/** How far a full bar is moved out of its track, so that a fraction from 0 to 1 of it is visible. */
export function filled(fraction: number): string {
  return `${((Math.min(Math.max(fraction, 0), 1) - 1) * 100).toFixed(2)}%`
}
