import { chmod, mkdir, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { isPrivateFolder, makePrivateFolder } from '../../../electron/cli/handover/private-folder'
import { folderForTest } from '../../support/files/folder-for-test'

let own: string
let link: string
beforeEach(async () => {
  const folder = await folderForTest('private')
  own = path.join(folder, 'own')
  link = path.join(folder, 'link')
  await mkdir(own)
  await symlink(own, link)
})

it('a folder behind this user’s own link is closed to others, and trusted', async () => {
  await makePrivateFolder(link)
  expect((await stat(own)).mode & 0o777).toBe(0o700)
  expect(await isPrivateFolder(link)).toBe(true)
})

it('another user’s link to this user’s folder is neither trusted nor followed', async () => {
  const anotherUsers = async () => ({ uid: 54_321 })
  const before = (await stat(own)).mode
  await expect(makePrivateFolder(link, anotherUsers)).rejects.toThrow('another user')
  expect((await stat(own)).mode).toBe(before)
  await makePrivateFolder(own)
  expect(await isPrivateFolder(link, anotherUsers)).toBe(false)
})

it.each([
  [0o700, true],
  [0o710, false],
  [0o770, false],
  [0o701, false],
  [0o755, false],
])('a folder with mode %o is trusted: %s', async (mode, isTrusted) => {
  await chmod(own, mode)
  expect(await isPrivateFolder(own)).toBe(isTrusted)
})
