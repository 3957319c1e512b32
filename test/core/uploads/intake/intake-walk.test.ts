import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../../electron/adapters/files/files'
import { walk } from '../../../../electron/core/uploads/intake/intake-walk'
import { folderForTest } from '../../../support/files/folder-for-test'

describe('walking through dropped folders', () => {
  let folder: string
  beforeEach(async () => {
    folder = await folderForTest('walk')
  })

  /** The name of each file, and the folder that it gets in its key. */
  async function walked(...names: readonly string[]): Promise<readonly (readonly [string, string])[]> {
    const found: (readonly [string, string])[] = []
    const paths = names.map((name) => path.join(folder, name))
    for await (const candidates of walk(createFiles(), paths))
      found.push(...candidates.map((one) => [one.name, one.folder] as const))
    return found
  }

  it('composes Hangul in names and folders, because macOS decomposes it', async () => {
    const [image, directory] = ['사진.png', '제주'].map((name) => name.normalize('NFD'))
    await mkdir(path.join(folder, `${directory}`))
    await writeFile(path.join(folder, `${directory}`, `${image}`), '')
    expect(await walked(`${directory}`)).toEqual([['사진.png', '제주']])
  })

  it('looks at the next files while those before are being taken in', async () => {
    const files = createFiles()
    const inspected: string[] = []
    const watched = {
      ...files,
      inspect: (file: string, headBytes: number) => {
        inspected.push(file)
        return files.inspect(file, headBytes)
      },
    }
    const paths = Array.from({ length: 20 }, (_, index) => path.join(folder, `${index}.png`))
    const walking = walk(watched, paths)
    expect([lengthOf(await walking.next()), inspected.length]).toEqual([16, 20])
    expect([lengthOf(await walking.next()), (await walking.next()).done]).toEqual([4, true])
  })

  it.skipIf(process.platform === 'win32')(
    'keeps a backslash in names if the system does not use it as a separator',
    async () => {
      await mkdir(path.join(folder, 'AC\\DC'))
      await writeFile(path.join(folder, 'AC\\DC', 'live.png'), '')
      await writeFile(path.join(folder, 'a\\b.png'), '')
      expect(await walked('a\\b.png', 'AC\\DC')).toEqual([
        ['a\\b.png', ''],
        ['live.png', 'AC\\DC'],
      ])
    },
  )
})

function lengthOf({ done, value }: IteratorResult<readonly unknown[], void>): number {
  return done === true ? 0 : value.length
}
