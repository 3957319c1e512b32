import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { createSpoolWithThumbnails } from '../../../electron/adapters/files/spool-with-thumbnails'
import { createSpool } from '../../../electron/adapters/files/spool'
import { folderForTest } from '../../support/files/folder-for-test'

const all = { paths: [], allBefore: 0 }
let folder = ''

beforeEach(async () => {
  folder = await folderForTest('spool-with-thumbnails')
})

it('releases a file once its thumbnail is kept', async () => {
  const pictures: string[] = []
  const spool = createSpoolWithThumbnails(createSpool(folder), async (path) => {
    pictures.push(basename(path))
    return Promise.resolve((await readdir(folder)).length === 1)
  })
  await spool.release(await kept('pasted.png'))
  expect(pictures).toEqual(['pasted.png'])
  expect(await readdir(folder)).toEqual([])
})

it('keeps a file whose thumbnail was interrupted for the next start', async () => {
  await createSpoolWithThumbnails(createSpool(folder), () => Promise.resolve(false)).release(
    await kept('late.png'),
  )
  expect(await readdir(folder)).toHaveLength(1)

  const pictures: string[] = []
  const spool = createSpoolWithThumbnails(createSpool(folder), (path) => {
    pictures.push(basename(path))
    return Promise.resolve(true)
  })
  await spool.sweep(all)
  expect(pictures).toEqual(['late.png'])
  expect(await readdir(folder)).toEqual([])
})

it('releases a copy without a thumbnail, because its original has one', async () => {
  const plain = createSpool(folder)
  const copy = await plain.keepCopy('photo.jpg', content())
  const path = copy.ok ? copy.value.path : ''
  const spool = createSpoolWithThumbnails(plain, () =>
    Promise.reject(new Error('It is not to be asked for.')),
  )
  await spool.release(path)
  expect(await readdir(folder)).toEqual([])
})

async function* content(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1, 2, 3])
}

async function kept(name: string): Promise<string> {
  const answer = await createSpool(folder).keep(name, new Uint8Array([1, 2, 3]))
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.value.path
}
