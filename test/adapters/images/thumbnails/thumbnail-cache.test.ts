import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { createThumbnailCache } from '../../../../electron/adapters/images/thumbnails/thumbnail-cache'
import { folderForTest } from '../../../support/files/folder-for-test'

let home = ''
let folder = ''

beforeEach(async () => {
  home = await folderForTest('cache')
  folder = join(home, 'cache')
})

const kilobyte = new Uint8Array(1000)

/** Keeps a picture and makes it older than those kept later. */
async function keep(cache: ReturnType<typeof createThumbnailCache>, key: string, age: number): Promise<void> {
  await cache.keep(key, kilobyte)
  await utimes(join(folder, key), 1_700_000_000 - age, 1_700_000_000 - age)
}

it('returns what it keeps, even in a later run, and nothing else', async () => {
  await createThumbnailCache(folder, 10_000).keep('a.webp', new Uint8Array([1, 2]))
  const later = createThumbnailCache(folder, 10_000)
  expect(new Uint8Array((await later.read('a.webp')) ?? [])).toEqual(new Uint8Array([1, 2]))
  expect(await later.read('b.webp')).toBeUndefined()
})

it('can be read by this person only', async () => {
  await createThumbnailCache(folder, 10_000).keep('a.webp', kilobyte)
  const modes = await Promise.all(
    [folder, join(folder, 'a.webp')].map(async (path) => (await stat(path)).mode & 0o777),
  )
  expect(modes).toEqual([0o700, 0o600])
})

it('deletes the oldest when it is full', async () => {
  const cache = createThumbnailCache(folder, 4000)
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) await keep(cache, key, 100 - index)
  expect(await readdir(folder)).toEqual(['a', 'b', 'c', 'd'])
  await cache.keep('e', kilobyte)
  expect(await readdir(folder)).toEqual(['c', 'd', 'e'])
})

it('counts files of earlier runs', async () => {
  const earlier = createThumbnailCache(folder, 100_000)
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) await keep(earlier, key, 100 - index)
  await createThumbnailCache(folder, 4000).keep('e', kilobyte)
  expect(await readdir(folder)).toEqual(['c', 'd', 'e'])
})

it('works without keeping anything if the disk refuses', async () => {
  await writeFile(folder, 'a file where the folder should be')
  const cache = createThumbnailCache(folder, 4000)
  await cache.keep('a', kilobyte)
  expect(await cache.read('a')).toBeUndefined()
})
