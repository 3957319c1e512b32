import type * as fsPromises from 'node:fs/promises'
import { mkdir, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { isPrivateFolder, makePrivateFolder } from '../../../electron/cli/handover/private-folder'
import { folderForTest } from '../../support/files/folder-for-test'

/** Whose links are: a test cannot make another user's. */
let linksBelongTo = process.getuid?.()

vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof fsPromises>()
  const lstat = async (file: string) => {
    const found = await fs.lstat(file)
    return found.isSymbolicLink() ? { uid: linksBelongTo } : found
  }
  return { ...fs, lstat }
})

let own: string
let link: string
beforeEach(async () => {
  const folder = await folderForTest('private')
  own = path.join(folder, 'own')
  link = path.join(folder, 'link')
  await mkdir(own, { mode: 0o755 })
  await symlink(own, link)
})

it('a folder behind this user’s own link is closed to others, and trusted', async () => {
  linksBelongTo = process.getuid?.()
  await makePrivateFolder(link)
  expect((await stat(own)).mode & 0o777).toBe(0o700)
  expect(await isPrivateFolder(link)).toBe(true)
})

it('another user’s link to this user’s folder is neither trusted nor followed', async () => {
  linksBelongTo = 54_321
  await expect(makePrivateFolder(link)).rejects.toThrow('another user')
  expect((await stat(own)).mode & 0o777).toBe(0o755)
  await makePrivateFolder(own)
  expect(await isPrivateFolder(link)).toBe(false)
})
