/** How far a clock is off, in either direction, for a message: at least one minute. */
export function wholeMinutes(milliseconds: number): number {
  return Math.max(1, Math.round(Math.abs(milliseconds) / 60_000))
}
