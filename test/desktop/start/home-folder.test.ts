import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { adoptHome, makeHome } from '../../../electron/desktop/start/home-folder'
import { folderForTest } from '../../support/files/folder-for-test'

let folder = ''

beforeEach(async () => {
  folder = await folderForTest('home')
})

it('is created for its owner alone, and then used as it is', async () => {
  const home = path.join(folder, 'new', 'home')
  expect(await makeHome(home)).toBe(true)
  expect((await stat(home)).mode & 0o777).toBe(0o700)
  expect(await makeHome(home)).toBe(true)
})

it('cannot be created if a file has its name', async () => {
  const file = path.join(folder, 'file')
  await writeFile(file, '')
  expect(await makeHome(file)).toBe(false)
  expect(await makeHome(path.join(file, 'home'))).toBe(false)
})

it.each([
  ['by a start’s words, before its variables', ['ollim', '--ollim-home=/my data', '--hidden'], '/my data'],
  ['by its variables, where the words name none', ['ollim', '--hidden'], '/old'],
  ['by no file of that name', ['ollim', '--', '--ollim-home=/file'], '/old'],
  ['by no word that is empty', ['ollim', '--ollim-home='], '/old'],
])('is named %s', (_how, argv, home) => {
  const env = { OLLIM_HOME: '/old' }
  adoptHome(argv, env)
  expect(env.OLLIM_HOME).toBe(home)
})
