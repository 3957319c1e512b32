/**
 * Runs tasks so many at a time: each lane takes the next one in order when it is free.
 * @param {number} count of lanes
 * @param {readonly (() => Promise<void>)[]} tasks put the longest first, so that the lanes end at about the same time
 */
export async function inLanes(count, tasks) {
  const waiting = [...tasks]
  const lane = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task()
  }
  await Promise.all(Array.from({ length: count }, lane))
}
