const hourMilliseconds = 3_600_000

/** Whether credentials expire so soon that the form should show it unasked. */
export function isSoon(millisecondsLeft: number): boolean {
  return millisecondsLeft <= hourMilliseconds
}
