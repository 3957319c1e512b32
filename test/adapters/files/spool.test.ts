import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSpool } from '../../../electron/adapters/files/spool'
import { folderForTest } from '../../support/files/folder-for-test'
import { canMountSmallDisk, onSmallDisk } from '../../support/files/small-disk'

const bytes = new Uint8Array([1, 2, 3])
let home = ''
let folder = ''

beforeEach(async () => {
  home = await folderForTest('spool')
  folder = join(home, 'spool')
})

async function kept(name: string, spool = createSpool(folder)): Promise<string> {
  const answer = await spool.keep(name, bytes)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.value.path
}

describe('keeping bytes', () => {
  it('writes them under their own name', async () => {
    const path = await kept('붙여 넣은 그림.png')
    expect(basename(path)).toBe('붙여 넣은 그림.png')
    expect(new Uint8Array(await readFile(path))).toEqual(bytes)
  })

  it('keeps two files of the same name apart', async () => {
    expect(await kept('image.png')).not.toBe(await kept('image.png'))
  })

  it('lets nobody else read them, not even in a folder that was open before', async () => {
    await mkdir(folder, { mode: 0o777 })
    const path = await kept('image.png')
    const modes = await Promise.all(
      [folder, dirname(path), path].map(async (each) => (await stat(each)).mode & 0o777),
    )
    expect(modes).toEqual([0o700, 0o700, 0o600])
  })

  it('never leaves its folder, whatever the name', async () => {
    const spool = createSpool(folder)
    for (const name of ['../../escape.png', '/etc/passwd', '..', '']) {
      expect(spool.owns(await kept(name, spool))).toBe(true)
    }
    expect(await readdir(home)).toEqual(['spool'])
  })

  it('writes a slow stream completely', async () => {
    async function* pieces() {
      yield bytes
      yield bytes
    }
    const answer = await createSpool(folder).keep('image.png', pieces())
    if (!answer.ok) throw new Error(answer.problem.detail)
    expect([...(await readFile(answer.value.path))]).toEqual([1, 2, 3, 1, 2, 3])
  })

  it('keeps nothing of a stream that breaks off', async () => {
    async function* cutOff() {
      yield bytes
      throw new Error('The editor has gone.')
    }
    expect(await createSpool(folder).keep('image.png', cutOff())).toMatchObject({ ok: false })
    expect(await readdir(folder)).toEqual([])
  })

  it('reports that the folder cannot be created', async () => {
    await writeFile(join(home, 'spool'), 'a file where the folder should be')
    expect(await createSpool(folder).keep('image.png', bytes)).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', facts: { name: 'image.png' } },
    })
  })

  it.runIf(canMountSmallDisk)('reports a full disk, and leaves nothing', async () => {
    await mkdir(folder)
    await onSmallDisk(folder, 64, async () => {
      const answer = await createSpool(folder).keep('big.png', new Uint8Array(200_000))
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
      expect(await readdir(folder)).toEqual([])
    })
  })
})

describe('keeping copies', () => {
  async function* pieces(trouble?: Error): AsyncGenerator<Uint8Array> {
    yield bytes
    if (trouble !== undefined) throw trouble
    yield bytes
  }

  it('writes them piece by piece, and returns their source file', async () => {
    const spool = createSpool(folder)
    const copy = await spool.keepCopy('photo.jpg', pieces())
    if (!copy.ok) throw new Error(copy.problem.detail)
    const { path, sizeBytes, modifiedAt } = copy.value
    expect([...(await readFile(path))]).toEqual([1, 2, 3, 1, 2, 3])
    const found = await stat(path)
    expect([basename(path), sizeBytes, modifiedAt]).toEqual(['photo.jpg', found.size, found.mtimeMs])
    expect([spool.owns(path), spool.isCopy(path), spool.isCopy(await kept('a.png', spool))]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('leaves nothing of a copy that cannot be completed', async () => {
    const copy = await createSpool(folder).keepCopy('photo.jpg', pieces(new Error('no more')))
    expect(copy).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', facts: { name: 'photo.jpg' } },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps what a caller writes, and returns its result', async () => {
    const spool = createSpool(folder)
    const copy = await spool.keepMade('photo.jpg', async (file) => {
      await writeFile(file, bytes)
      return 'a smaller photo'
    })
    if (!copy.ok || copy.value === undefined) throw new Error('There is no copy.')
    const { file, made } = copy.value
    const { size, mtimeMs } = await stat(file.path)
    expect([file.sizeBytes, file.modifiedAt, made]).toEqual([size, mtimeMs, 'a smaller photo'])
    expect([basename(file.path), spool.isCopy(file.path)]).toEqual(['photo.jpg', true])
  })

  it('reports it if what the caller says it has made is not there, and leaves nothing', async () => {
    expect(await createSpool(folder).keepMade('photo.jpg', async () => 'a smaller photo')).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', facts: { name: 'photo.jpg' } },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing if the caller makes no file', async () => {
    const spool = createSpool(folder)
    const half = async (file: string): Promise<undefined> => {
      await writeFile(file, bytes)
      return undefined
    }
    expect(await spool.keepMade('photo.jpg', half)).toEqual({ ok: true, value: undefined })
    const refused = Object.assign(new Error('full'), { code: 'ENOSPC' })
    expect(await spool.keepMade('photo.jpg', () => Promise.reject(refused))).toMatchObject({
      problem: { kind: 'disk-full', facts: { name: 'photo.jpg' } },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('does not sweep a copy that is being made', async () => {
    const spool = createSpool(folder)
    await kept('earlier.png')
    const [copy] = await Promise.all([
      spool.keepCopy('photo.jpg', pieces()),
      spool.sweep({ paths: [], allBefore: 0 }),
    ])
    await spool.sweep({ paths: [], allBefore: 0 })
    expect(await readdir(folder)).toEqual([basename(dirname(copy.ok ? copy.value.path : ''))])
  })

  it('sweeps copies that no upload needs', async () => {
    const spool = createSpool(folder)
    const needed = await spool.keepCopy('needed.jpg', pieces())
    await spool.keepCopy('orphan.jpg', pieces())
    await createSpool(folder).sweep({ paths: needed.ok ? [needed.value.path] : [], allBefore: 0 })
    expect(await readdir(folder)).toHaveLength(1)
  })
})

describe('owning and releasing', () => {
  it('owns only its own files', async () => {
    const spool = createSpool(folder)
    const path = await kept('image.png', spool)
    const strangers = [
      folder,
      dirname(path),
      join(path, 'deeper'),
      join(home, 'spool2', 'a', 'b.png'),
      '/a/b.png',
    ]
    expect([path, ...strangers].map((each) => spool.owns(each))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('deletes a released file, once or twice', async () => {
    const spool = createSpool(folder)
    const path = await kept('image.png', spool)
    await spool.release(path)
    await spool.release(path)
    expect(await readdir(folder)).toEqual([])
  })

  it('does not delete a file that it does not own', async () => {
    const path = join(home, 'mine.png')
    await writeFile(path, bytes)
    await createSpool(folder).release(path)
    expect(await readdir(home)).toEqual(['mine.png'])
  })
})

describe('sweeping', () => {
  it('removes complete and incomplete files of an earlier run, but not those that are needed', async () => {
    const needed = await kept('needed.png')
    await kept('left over.png')
    await mkdir(join(folder, 'broken.part'))
    await createSpool(folder).sweep({ paths: [needed, '/somewhere/else.png'], allBefore: 0 })
    expect(await readdir(folder)).toEqual([basename(dirname(needed))])
  })

  it('does nothing if nothing was ever kept', async () => {
    await createSpool(folder).sweep({ paths: [], allBefore: 0 })
    expect(await readdir(home)).toEqual([])
  })
})
