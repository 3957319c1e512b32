/** How many milliseconds some work takes this process to compute, however long it has to wait on a busy machine. */
export async function computingMilliseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
