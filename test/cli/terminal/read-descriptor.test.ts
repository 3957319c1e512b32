import { open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { readDescriptor } from '../../../electron/cli/terminal/read-descriptor'
import { folderForTest } from '../../support/files/folder-for-test'

it('gives every byte that a descriptor has', async () => {
  const file = path.join(await folderForTest('descriptor'), 'photo.png')
  const bytes = Buffer.alloc(200_000, 'photo')
  await writeFile(file, bytes)
  const handle = await open(file)
  onTestFinished(() => handle.close())
  expect((await buffer(readDescriptor(handle.fd))).equals(bytes)).toBe(true)
})

it('is empty where there is nothing to read', async () => {
  const handle = await open(await folderForTest('descriptor'))
  onTestFinished(() => handle.close())
  expect(await buffer(readDescriptor(handle.fd))).toHaveLength(0)
})
