import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { unitTestsFolder } from '../../../build/tests/temporary-folder.mjs'

describe('The folder of the unit tests', () => {
  it('is the given one where there is room', () => {
    const inside = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-room-'))
    expect(unitTestsFolder(inside)).toBe(inside)
    fs.rmdirSync(inside)
  })

  it('is the system’s where there is no such folder, as on macOS and Windows', () => {
    expect(unitTestsFolder('/no/such/folder')).toBe(os.tmpdir())
  })

  it.runIf(process.platform === 'linux')('is the system’s where no room is left', () => {
    expect(unitTestsFolder('/proc')).toBe(os.tmpdir())
  })
})
