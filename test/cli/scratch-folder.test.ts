import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { removeScratch } from '../../electron/cli/scratch-folder'

it('removes the folder with everything in it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-scratch-'))
  await writeFile(path.join(folder, 'image'), 'bytes')
  removeScratch(folder)
  expect(existsSync(folder)).toBe(false)
})

it('does nothing if nothing was stored', () => {
  removeScratch(path.join(tmpdir(), 'ollim-scratch-never-made'))
})

it('leaves a folder that the system does not release, and ends the command as usual', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-scratch-'))
  const file = path.join(folder, 'image')
  await writeFile(file, 'bytes')
  // Below a file there can be nothing to remove, which the system refuses on every platform.
  expect(() => removeScratch(path.join(file, 'inside'))).not.toThrow()
  removeScratch(folder)
})
