import { readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetPipeName, newPipeName, readPipeName } from '../../../electron/adapters/files/pipe-name'
import { folderForTest } from '../../support/files/folder-for-test'

describe('the name of the pipe between app and command line on Windows', () => {
  let home: string
  beforeEach(async () => {
    home = await folderForTest('pipe')
  })

  it('differs in each run and cannot be guessed', async () => {
    const names = [await newPipeName(home), await newPipeName(home)]
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)])
    expect(names[0]).not.toBe(names[1])
  })

  it('is found in the home, which only this user can read', async () => {
    const name = await newPipeName(home)
    expect(await readPipeName(home)).toBe(name)
    const [file = ''] = await readdir(home)
    expect((await stat(path.join(home, file))).mode & 0o777).toBe(0o600)
  })

  it('is undefined before the app has run and after it has ended', async () => {
    expect(await readPipeName(home)).toBeUndefined()
    await newPipeName(home)
    await forgetPipeName(home)
    expect(await readPipeName(home)).toBeUndefined()
    await forgetPipeName(home)
  })

  it('is undefined if its file has other content, or cannot be written', async () => {
    await writeFile(path.join(home, 'ollim.pipe'), '..\\somebody-elses')
    expect(await readPipeName(home)).toBeUndefined()
    expect(await newPipeName(path.join(home, 'not-there'))).toBeUndefined()
  })
})
