import { execFileSync } from 'node:child_process'
import { open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readTextFile, writePrivateFile } from '../../../electron/adapters/files/text-files'
import { folderForTest } from '../../support/files/folder-for-test'

/** What a disk that is full after the first piece makes of a text. */
async function* cutShort(): AsyncGenerator<string> {
  yield 'first'
  throw Object.assign(new Error('full'), { code: 'ENOSPC' })
}

describe('writing a text file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await folderForTest('text')
    file = path.join(folder, 'export.json')
  })

  it('leaves nothing behind on a full disk, so that the next try can write it', async () => {
    const full = await writePrivateFile(file, cutShort(), 'keep')
    expect(full).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
    expect(await readdir(folder)).toEqual([])
    expect(await writePrivateFile(file, 'whole', 'keep')).toMatchObject({ ok: true })
    expect(await readFile(file, 'utf8')).toBe('whole')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('keeps the earlier file on a full disk', async () => {
    await writeFile(file, 'earlier')
    const full = await writePrivateFile(file, cutShort(), 'overwrite')
    expect(full).toMatchObject({ ok: false, problem: { kind: 'disk-full' } })
    expect(await readFile(file, 'utf8')).toBe('earlier')
    expect(await readdir(folder)).toEqual(['export.json'])
  })

  it('replaces the earlier file, even behind a link', async () => {
    const link = path.join(folder, 'link.json')
    await writeFile(file, 'earlier')
    await symlink(file, link)
    expect(await writePrivateFile(link, 'new', 'overwrite')).toMatchObject({ ok: true })
    expect(await readFile(file, 'utf8')).toBe('new')
    expect((await readdir(folder)).sort()).toEqual(['export.json', 'link.json'])
  })

  it('does not touch a file that must be kept', async () => {
    await writeFile(file, 'earlier')
    const kept = await writePrivateFile(file, 'new', 'keep')
    expect(kept).toMatchObject({ ok: false, problem: { facts: { reason: 'exists' } } })
    expect(await readFile(file, 'utf8')).toBe('earlier')
  })

  it.skipIf(process.platform === 'win32')('also works on a device', async () => {
    expect(await writePrivateFile('/dev/null', 'text', 'overwrite')).toMatchObject({ ok: true })
  })
})

describe('reading a text file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await folderForTest('text')
    file = path.join(folder, 'config')
  })

  it('says that a folder is one', async () => {
    expect(await readTextFile(folder, 4)).toMatchObject({
      problem: { facts: { name: path.basename(folder), reason: 'folder' } },
    })
  })

  it('ends at the limit', async () => {
    await writeFile(file, 'abcdef')
    expect(await readTextFile(file, 4)).toMatchObject({ ok: true, value: 'abcd' })
    expect(await readTextFile(file, 40)).toMatchObject({ ok: true, value: 'abcdef' })
  })

  it.each(['utf16le', 'utf8'] as const)(
    'understands the byte order mark of %s, as PowerShell writes it',
    async (encoding) => {
      await writeFile(file, Buffer.from('\uFEFF[default] 하늘', encoding))
      expect(await readTextFile(file, 1000)).toMatchObject({ ok: true, value: '[default] 하늘' })
    },
  )

  it.skipIf(process.platform === 'win32')('also works on a pipe that delivers pieces', async () => {
    execFileSync('mkfifo', [file])
    const text = 'x'.repeat(300_000)
    const [read] = await Promise.all([readTextFile(file, 1_000_000), writeInPieces(file, text)])
    expect(read).toMatchObject({ ok: true, value: text })
  })
})

async function writeInPieces(file: string, text: string): Promise<void> {
  const pipe = await open(file, 'w')
  try {
    await pipe.writeFile(text.slice(0, 10))
    await pipe.writeFile(text.slice(10))
  } finally {
    await pipe.close()
  }
}
