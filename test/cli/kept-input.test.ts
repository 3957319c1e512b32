import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeEach, expect, it } from 'vitest'
import { keepInput } from '../../electron/cli/kept-input'
import { failure } from '../../electron/shared/failure'
import { problem } from '../../electron/shared/result'
import { folderForTest } from '../support/files/folder-for-test'

const never = new AbortController().signal
let folder = ''
beforeEach(async () => {
  folder = await folderForTest('input')
})

it('keeps all that comes as a file that nobody else may read, until it is let go', async () => {
  const input = new PassThrough()
  const keeping = keepInput(input, folder, never)
  input.write('first, ')
  input.end('second')
  const kept = await keeping
  if (!kept.ok) throw new Error(kept.problem.kind)
  const { file, release } = kept.value
  expect(path.basename(file)).toBe('image')
  expect(await readFile(file, 'utf8')).toBe('first, second')
  expect((await stat(path.dirname(file))).mode & 0o077).toBe(0)
  await release()
  expect(await readdir(folder)).toEqual([])
})

it('keeps nothing once it is interrupted', async () => {
  const input = new PassThrough()
  const interruption = new AbortController()
  const keeping = keepInput(input, folder, interruption.signal)
  input.write('first, ')
  interruption.abort()
  expect(await keeping).toEqual(problem(failure('unexpected', { reason: 'cancelled' })))
  expect(await readdir(folder)).toEqual([])
})

it('says why nothing can be kept', async () => {
  const nowhere = path.join(folder, 'nowhere')
  expect(await keepInput(new PassThrough(), nowhere, never)).toMatchObject({
    problem: { kind: 'file-unreadable', facts: { name: nowhere, reason: 'unwritable' }, detail: 'ENOENT' },
  })
})
