import { execFileSync } from 'node:child_process'

/** Only root may mount a disk, and only Linux has one made of memory. */
export const canMountSmallDisk = process.platform === 'linux' && process.getuid?.() === 0

/** Runs a piece of work while a disk of that size is mounted at the folder. */
export async function onSmallDisk(
  folder: string,
  kibibytes: number,
  work: () => Promise<void>,
): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none', folder])
  try {
    await work()
  } finally {
    execFileSync('umount', ['--lazy', folder])
  }
}
