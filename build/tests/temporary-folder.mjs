import fs from 'node:fs'
import os from 'node:os'

/** What the unit tests' files may need at once, with plenty to spare, in bytes. Containers often have only 64 MB. */
const neededBytes = 2 ** 30

/**
 * Where unit tests keep their files: in memory where Linux offers that and there is room, since databases wait for
 * a disk with every write. A sixth of the tests' time went into that.
 * @param {string} inMemory
 * @param {string} mounts the system's list of what is mounted where, and how
 * @returns {string} an existing folder
 */
export function unitTestsFolder(inMemory = '/dev/shm', mounts = '/proc/mounts') {
  try {
    const { bavail, bsize } = fs.statfsSync(inMemory)
    fs.accessSync(inMemory, fs.constants.W_OK)
    // Some tests start programs that they have written there, which containers often forbid.
    const isForFilesOnly = fs
      .readFileSync(mounts, 'utf8')
      .split('\n')
      .some((line) => line.includes(` ${inMemory} `) && /[ ,]noexec[ ,]/.test(line))
    return bavail * bsize >= neededBytes && !isForFilesOnly ? inMemory : os.tmpdir()
  } catch {
    return os.tmpdir()
  }
}
