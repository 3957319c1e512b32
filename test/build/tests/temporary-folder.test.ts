import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { unitTestsFolder } from '../../../build/tests/temporary-folder.mjs'

describe('the temporary folder of the unit tests', () => {
  it.runIf(process.platform === 'linux')('is the given one if it has room', () => {
    const inside = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-room-'))
    expect(unitTestsFolder(inside)).toBe(inside)
    fs.rmdirSync(inside)
  })

  it('is the system’s if the given one does not exist, as on macOS and Windows', () => {
    expect(unitTestsFolder('/no/such/folder')).toBe(os.tmpdir())
  })

  it.runIf(process.platform === 'linux')('is the system’s if the given one has no room', () => {
    expect(unitTestsFolder('/proc')).toBe(os.tmpdir())
  })

  it('is the system’s if no program may be started in the given one, as in containers', () => {
    const inside = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-mounts-'))
    const mounts = path.join(inside, 'mounts')
    fs.writeFileSync(mounts, `shm ${inside} tmpfs rw,nosuid,nodev,noexec,relatime 0 0\n`)
    expect(unitTestsFolder(inside, mounts)).toBe(os.tmpdir())
    fs.writeFileSync(mounts, `shm /other tmpfs rw,noexec 0 0\nshm ${inside} tmpfs rw,relatime 0 0\n`)
    expect(unitTestsFolder(inside, mounts)).toBe(inside)
    fs.rmSync(inside, { recursive: true })
  })
})
