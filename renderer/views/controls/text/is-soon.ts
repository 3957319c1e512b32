const hourMilliseconds = 3_600_000

/** Whether credentials or a link end so soon that it is shown unasked, or stands out. */
export function isSoon(millisecondsLeft: number): boolean {
  return millisecondsLeft <= hourMilliseconds
}
