import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  isTooLong,
  readStart,
  removeForgottenNames,
  runWithNamesInFile,
  writeNames,
} from '../../../electron/desktop/start/names-in-file'
import { folderForTest } from '../../support/files/folder-for-test'

const workingDirectory = path.resolve('/home/me')
let home: string
beforeEach(async () => {
  home = await folderForTest('names')
})

describe('the names of a start', () => {
  it('come out of their file, resolved against the folder of the start, and the file is deleted', async () => {
    const inFile = await writeNames(['빨강 사진.png', '-b.png'], home)
    const args = ['--hidden', inFile, '--', 'a.png']
    expect(await readStart({ args, workingDirectory }, home)).toEqual({
      paths: ['a.png', '빨강 사진.png', '-b.png'].map((name) => path.join(workingDirectory, name)),
      hidden: true,
      switches: ['--hidden'],
    })
    expect(await readdir(home)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('can be read by this person only', async () => {
    await writeNames(['a.png'], home)
    const [name = ''] = await readdir(home)
    expect((await stat(path.join(home, name))).mode & 0o777).toBe(0o600)
  })

  it.each(['..', '../a', '/../settings', '', 'a'.repeat(36)])(
    'only come out of a file of their own: %j',
    async (id) => {
      await writeFile(path.join(home, 'settings.json'), '[]')
      const { paths } = await readStart({ args: [`--ollim-names=${id}`], workingDirectory }, home)
      expect([paths, await readdir(home)]).toEqual([[], ['settings.json']])
    },
  )

  it('do not stay behind if their start was ended before it handed them over', async () => {
    const now = Date.now()
    const anHourAgo = new Date(now - 3_700_000)
    for (const given of ['a.png', 'b.png']) await writeNames([given], home)
    const [forgotten = '', underWay = ''] = await readdir(home)
    await writeFile(path.join(home, 'names-of-mine.json'), '')
    for (const name of [forgotten, 'names-of-mine.json']) {
      await utimes(path.join(home, name), anHourAgo, anHourAgo)
    }
    await removeForgottenNames(home, now)
    expect(await readdir(home)).toEqual(expect.arrayContaining([underWay, 'names-of-mine.json']))
    expect(await readdir(home)).toHaveLength(2)
  })

  describe.skipIf(process.platform === 'win32')('too many to be handed over', () => {
    const given = { args: Array.from({ length: 5_000 }, () => 'a.png'), workingDirectory }

    it('end the start if there is no room for their file', async () => {
      await writeFile(path.join(home, 'full'), '')
      expect(await runWithNamesInFile(given, [], path.join(home, 'full'))).toBe('unwritable')
    })

    it('stay with a start if no app runs to which they could be handed', async () => {
      expect(await runWithNamesInFile(given, [], home)).toBeUndefined()
      expect(await readdir(home)).toEqual([])
    })
  })

  it.each<[string, number, boolean]>([
    ['/home/me/사진/2026년 제주도 여행/사진.jpg', 80, false],
    ['/home/me/사진/2026년 제주도 여행/사진.jpg', 300, true],
    ['/home/me/a.png', 500, false],
    ['/home/me/a.png', 1500, true],
  ])('are too many for Chromium: %s, %i times', (name, count, expected) => {
    expect(isTooLong({ args: Array.from({ length: count }, () => name), workingDirectory })).toBe(expected)
  })
})
