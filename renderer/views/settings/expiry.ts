const hourMilliseconds = 3_600_000

/** Whether credentials end so soon that the person should see it without looking for it. */
export function isSoon(millisecondsLeft: number): boolean {
  return millisecondsLeft <= hourMilliseconds
}
