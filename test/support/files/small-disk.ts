import { execFileSync } from 'node:child_process'

/** Only root can mount a file system, and only Linux has tmpfs. */
export const canMountSmallDisk = process.platform === 'linux' && process.getuid?.() === 0

/** Runs work while a file system of the given size is mounted at the folder. */
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

/** Runs work while nothing in the folder can be changed, as on a read-only disk. */
export async function whileReadOnly(folder: string, work: () => Promise<void>): Promise<void> {
  execFileSync('mount', ['--bind', folder, folder])
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', folder])
    await work()
  } finally {
    execFileSync('umount', ['--lazy', folder])
  }
}
