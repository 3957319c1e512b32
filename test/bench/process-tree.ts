import { readdir, readFile } from 'node:fs/promises'

/** Memory of a running program, in bytes. */
export interface MemoryWatch {
  /** Of the process itself, at this moment. */
  resident(): Promise<number>
  /** Peak of the process itself since the watch began. */
  peak(): Promise<number>
  /** Ends the watch. Returns the sampled peak of the process and its descendants together. */
  stop(): Promise<number>
}

const sampleMilliseconds = 250

/** Watches a process and its descendants. Linux only: elsewhere there is no /proc, and it returns NaN. */
export async function watchMemory(processId: number): Promise<MemoryWatch> {
  let most = 0
  let own = 0
  const sample = async (): Promise<void> => {
    const tree = await treeOf(processId)
    const sizes = await Promise.all(tree.map((id) => memoryOf(id, 'VmRSS')))
    own = Math.max(own, sizes[0] ?? 0)
    most = Math.max(
      most,
      sizes.reduce((sum, size) => sum + (Number.isNaN(size) ? 0 : size), 0),
    )
  }
  await sample()
  let sampling = Promise.resolve()
  const timer = setInterval(() => {
    sampling = sampling.then(sample)
  }, sampleMilliseconds)
  return {
    resident: () => memoryOf(processId, 'VmRSS'),
    peak: async () => {
      await sample()
      return own === 0 ? NaN : own
    },
    stop: async () => {
      clearInterval(timer)
      await sampling
      return most === 0 ? NaN : most
    },
  }
}

/** Memory of a process and its descendants; shared memory counts once. NaN without /proc. */
export async function proportionalBytes(processId: number): Promise<number> {
  const tree = await treeOf(processId)
  const sizes = await Promise.all(
    tree.map(async (id) => {
      const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024
    }),
  )
  const sum = sizes.reduce((all, size) => all + size, 0)
  return sum === 0 ? NaN : sum
}

/**
 * The sum of the peaks of all processes of a running program. The kernel keeps these, so that nothing has to be
 * sampled. NaN without /proc.
 */
export async function peakBytesOfAll(processId: number): Promise<number> {
  const peaks = await Promise.all((await treeOf(processId)).map((id) => memoryOf(id, 'VmHWM')))
  return peaks.reduce((sum, peak) => sum + peak, 0)
}

async function memoryOf(processId: number, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const text = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
  return Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN) * 1024
}

/** The process first, then its children, then theirs. */
async function treeOf(processId: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${processId}/task`).catch(() => [])
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${processId}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  const children = lists.join(' ').split(' ').filter(Boolean).map(Number)
  const below = await Promise.all(children.map((child) => treeOf(child)))
  return [processId, ...below.flat()]
}
