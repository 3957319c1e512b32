import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, realpath, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../electron/adapters/files/files'
import { folderForTest } from '../../support/files/folder-for-test'
import { sourceOf } from '../../support/files/source-file'

const files = createFiles()
const never = new AbortController().signal
let folder = ''

beforeEach(async () => {
  folder = await realpath(await folderForTest('files'))
})

async function write(name: string, content = 'content'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

it('names the item at a path, and a root by the root itself', () => {
  expect(files.nameOf(join(folder, 'a.png'))).toBe('a.png')
  expect(files.nameOf(`${folder}/trip/`)).toBe('trip')
  expect(files.nameOf(parse(folder).root)).toBe(parse(folder).root)
})

describe('looking at a path', () => {
  it("returns a file's size, time, and first and last bytes", async () => {
    const path = await write('빨강 사진.png', 'abcdef')
    const { mtimeMs } = await stat(path)
    expect(await files.inspect(path, 4)).toEqual({
      ok: true,
      value: {
        kind: 'file',
        file: { path, sizeBytes: 6, modifiedAt: mtimeMs },
        ends: { head: Buffer.from('abcd'), tail: Buffer.from('ef') },
      },
    })
  })

  it.runIf(process.platform === 'linux').each(['\uFFFD.png', join('\uFFFD', 'a.png')])(
    'says that a name is not in UTF-8, as out of an old archive: %j',
    async (name) => {
      const bytes = Buffer.from(join(folder, name).replace('\uFFFD', '\xBB'), 'latin1')
      const parent = Buffer.from(join(folder, '\xBB'), 'latin1')
      if (name.includes('a.png')) await mkdir(parent)
      await writeFile(bytes, 'content')
      expect(await files.inspect(join(folder, name), 4)).toMatchObject({
        problem: { kind: 'file-unreadable', facts: { reason: 'nameEncoding' } },
      })
    },
  )

  it('returns all bytes of a file shorter than the head', async () => {
    const look = await files.inspect(await write('short', 'ab'), 4096)
    expect(look).toMatchObject({ value: { ends: { head: Buffer.from('ab'), tail: Buffer.alloc(0) } } })
  })

  it('returns an empty head for an empty file', async () => {
    const look = await files.inspect(await write('empty', ''), 4096)
    expect(look).toMatchObject({
      value: { kind: 'file', file: { sizeBytes: 0 }, ends: { head: Buffer.alloc(0) } },
    })
  })

  it('follows a link to a file, but keeps the requested path', async () => {
    const link = join(folder, 'link.png')
    await symlink(await write('true.png'), link)
    expect(await files.inspect(link, 1)).toMatchObject({ value: { kind: 'file', file: { path: link } } })
  })

  it('returns the same identity for a folder through a link, and another for another folder', async () => {
    const inner = join(folder, 'inner')
    await mkdir(inner)
    await symlink(folder, join(inner, 'loop'))
    const [outside, loop, other] = await Promise.all([
      files.inspect(folder, 1),
      files.inspect(join(inner, 'loop'), 1),
      files.inspect(inner, 1),
    ])
    expect(loop).toEqual(outside)
    expect(other).toMatchObject({ ok: true, value: { kind: 'folder' } })
    expect(other).not.toEqual(outside)
  })

  it('neither waits for a pipe nor opens a device', async () => {
    const pipe = join(folder, 'pipe.png')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, '/dev/zero', '/dev/stdin']) {
      expect(await files.inspect(path, 4096)).toEqual({ ok: true, value: { kind: 'other' } })
    }
  })

  it('reports a missing file as unreadable, by its name', async () => {
    expect(await files.inspect(join(folder, 'gone.png'), 1)).toMatchObject({
      ok: false,
      problem: {
        kind: 'file-unreadable',
        facts: { name: 'gone.png' },
        detail: expect.stringContaining('ENOENT'),
      },
    })
  })

  it('reports a circle of links as unreadable', async () => {
    const [left, right] = [join(folder, 'left.png'), join(folder, 'right.png')]
    await symlink(left, right)
    await symlink(right, left)
    expect(await files.inspect(left, 1)).toMatchObject({
      ok: false,
      problem: { kind: 'file-unreadable', detail: expect.stringContaining('ELOOP') },
    })
  })

  it.each([
    ['longer than any name', 'x'.repeat(300)],
    ['with a null character', 'a\0b.png'],
    ['without characters', ''],
  ])('reports a name %s as unreadable', async (_what, name) => {
    const look = await files.inspect(name === '' ? '' : `${folder}/${name}`, 1)
    expect(look).toMatchObject({ ok: false, problem: { kind: 'file-unreadable' } })
  })
})

describe('reading a small file completely', () => {
  it('returns its bytes and their hash', async () => {
    const source = await sourceOf(await write('a.png', 'abc'))
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(await files.read(source)).toMatchObject({ ok: true, value: { bytes: Buffer.from('abc'), sha256 } })
  })

  it('does not reuse the bytes until they are given back', async () => {
    const [first, second] = [
      await sourceOf(await write('a.png', 'abc')),
      await sourceOf(await write('b.png', 'xyz')),
    ]
    const kept = await files.read(first)
    const given = await files.read(first)
    if (!kept.ok || !given.ok) throw new Error('unreadable')
    given.value.release()
    await files.read(second)
    expect([kept.value.bytes, given.value.bytes]).toEqual([Buffer.from('abc'), Buffer.from('xyz')])
  })

  it.each([
    ['longer', 'abcd'],
    ['shorter', 'ab'],
    ['another one of the same length', 'abd'],
  ])('refuses one that is %s since it was accepted', async (_what, content) => {
    const source = await sourceOf(await write('a.png', 'abc'))
    await writeFile(source.path, content)
    await utimes(source.path, 1, 1)
    expect(await files.read(source)).toMatchObject({
      ok: false,
      problem: { kind: 'file-changed', facts: { name: 'a.png' } },
    })
  })

  it('reports a missing one as unreadable', async () => {
    const source = { path: join(folder, 'gone.png'), sizeBytes: 3, modifiedAt: 0 }
    expect(await files.read(source)).toMatchObject({ ok: false, problem: { kind: 'file-unreadable' } })
  })
})

describe('listing', () => {
  it('sorts names as a person would, and leaves hidden files out', async () => {
    const names = ['b10.png', 'b2.png', 'B1.png', 'a.png', '나.png', '가.png', '.hidden.png', '.DS_Store']
    for (const name of [...names, 'Thumbs.db', 'desktop.ini', 'Icon\r']) await write(name)
    await mkdir(join(folder, 'b3'))
    const list = await files.list(folder)
    expect(list.ok && [...list.value].map(({ name }) => name)).toEqual([
      'a.png',
      'B1.png',
      'b2.png',
      'b3',
      'b10.png',
      '가.png',
      '나.png',
    ])
  })

  it('gives each item its path', async () => {
    const path = await write('한글 #1?.png')
    const listed = await files.list(folder)
    expect(listed.ok && [...listed.value]).toEqual([{ name: '한글 #1?.png', path }])
  })

  it('reports a missing folder as unreadable', async () => {
    expect(await files.list(join(folder, 'gone'))).toMatchObject({ problem: { kind: 'file-unreadable' } })
  })
})

describe('hashing', () => {
  it('returns the SHA-256 of all bytes', async () => {
    const content = 'x'.repeat(300_000)
    const expected = createHash('sha256').update(content).digest('hex')
    const source = await sourceOf(await write('big', content))
    expect(await files.sha256(source, never)).toEqual({ ok: true, value: expected })
  })

  it('ends promptly when it is aborted', async () => {
    const path = await write('huge')
    await truncate(path, 20 * 1024 ** 3)
    const controller = new AbortController()
    const hash = files.sha256(await sourceOf(path), controller.signal)
    controller.abort()
    expect(await hash).toMatchObject({ ok: false, problem: { detail: 'aborted' } })
  })

  it('refuses a file that is no longer the accepted one', async () => {
    const source = await sourceOf(await write('a.png', 'abc'))
    await utimes(source.path, 1, 1)
    expect(await files.sha256(source, never)).toMatchObject({ ok: false, problem: { kind: 'file-changed' } })
    await write('a.png', 'abcd')
    expect(await files.sha256(source, never)).toMatchObject({ ok: false, problem: { kind: 'file-changed' } })
  })

  it('reports a folder and a missing file as unreadable', async () => {
    for (const path of [folder, join(folder, 'gone')]) {
      const hashed = await files.sha256({ path, sizeBytes: 1, modifiedAt: 1 }, never)
      expect(hashed).toMatchObject({ problem: { kind: 'file-unreadable' } })
    }
  })
})
