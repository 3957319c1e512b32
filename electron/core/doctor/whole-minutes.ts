/** How far a clock is off, for a sentence: at least a minute, whichever way. */
export function wholeMinutes(milliseconds: number): number {
  return Math.max(1, Math.round(Math.abs(milliseconds) / 60_000))
}
