import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSpool } from '../../../../electron/adapters/files/spool'
import { createMetadataRemover } from '../../../../electron/adapters/images/metadata/remover'
import type { SourceFile } from '../../../../electron/core/ports/files'
import type { Failure } from '../../../../electron/shared/failures/failure'
import type { Result } from '../../../../electron/shared/result'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeBitmap, makeIcon, makeImage, svgImage, type MadeFormat } from '../../../support/images/images'
import { looksOf, makeNoted, notesIn, secrets } from '../../../support/images/noted'

let folder = ''
beforeEach(async () => {
  folder = await folderForTest('metadata')
})

async function written(bytes: Uint8Array): Promise<SourceFile> {
  const path = join(folder, 'photo.jpg')
  await writeFile(path, bytes)
  const { size, mtimeMs } = await stat(path)
  return { path, sizeBytes: size, modifiedAt: mtimeMs }
}

function copyOf(
  source: SourceFile,
  contentType: string,
  signal = new AbortController().signal,
): Promise<Result<SourceFile | undefined, Failure>> {
  const spool = createSpool(join(folder, 'spool'))
  return createMetadataRemover(spool).copyWithout({ source, contentType, name: 'photo.jpg' }, signal)
}

async function bytesOfCopy(contentType: string, bytes: Uint8Array): Promise<Buffer> {
  const answer = await copyOf(await written(bytes), contentType)
  if (!answer.ok || answer.value === undefined) throw new Error(JSON.stringify(answer))
  const copy = await readFile(answer.value.path)
  const { size, mtimeMs } = await stat(answer.value.path)
  expect(answer.value).toMatchObject({ sizeBytes: size, modifiedAt: mtimeMs })
  return copy
}

const spooled = () => readdir(join(folder, 'spool')).catch(() => [])
const formats: readonly MadeFormat[] = ['jpeg', 'png', 'webp', 'avif']

describe.each(formats)('a %s', (format) => {
  it('loses place, time and author, and looks the same', async () => {
    const original = await makeNoted(format)
    const copy = await bytesOfCopy(`image/${format}`, original)
    for (const secret of secrets) expect(copy.includes(secret)).toBe(false)
    expect(await notesIn(copy)).toEqual({
      exifBytes: 0,
      xmp: undefined,
      iptc: undefined,
      orientation: 1,
      comments: 0,
    })
    expect(await looksOf(copy)).toEqual(await looksOf(original))
    expect((await looksOf(copy)).hasProfile).toBe(true)
  })

  it('without metadata needs no copy', async () => {
    const source = await written(await makeImage(format))
    expect(await copyOf(source, `image/${format}`)).toEqual({ ok: true, value: undefined })
    expect(await spooled()).toEqual([])
  })

  it('makes the same bytes each time, which need no further copy', async () => {
    const original = await makeNoted(format)
    const copy = await bytesOfCopy(`image/${format}`, original)
    expect(await bytesOfCopy(`image/${format}`, original)).toEqual(copy)
    expect(await copyOf(await written(copy), `image/${format}`)).toEqual({ ok: true, value: undefined })
  })

  it('that ends too early is refused', async () => {
    const original = await makeNoted(format)
    const answer = await copyOf(await written(original.subarray(0, original.length - 40)), `image/${format}`)
    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: 'metadata-stuck', facts: { name: 'photo.jpg' } },
    })
    expect(await spooled()).toEqual([])
  })
})

describe.each(['jpeg', 'png', 'webp'] as const)('a rotated %s', (format) => {
  it.each([2, 3, 4, 5, 6, 7, 8])('stays rotated: %i', async (orientation) => {
    const original = await makeNoted(format, orientation)
    const copy = await bytesOfCopy(`image/${format}`, original)
    expect(await notesIn(copy)).toMatchObject({ orientation, xmp: undefined })
    for (const secret of secrets) expect(copy.includes(secret)).toBe(false)
    expect(await looksOf(copy)).toEqual(await looksOf(original))
    const upright = (bytes: Buffer) => sharp(bytes).autoOrient().raw().toBuffer()
    expect((await upright(copy)).equals(await upright(original))).toBe(true)
  })
})

describe('other formats', () => {
  it.each([
    ['image/bmp', makeBitmap()],
    ['image/svg+xml', svgImage],
  ])('%s has no metadata and stays as it is', async (contentType, bytes) => {
    expect(await copyOf(await written(bytes), contentType)).toEqual({ ok: true, value: undefined })
  })

  it.each(['image/x-icon', 'image/vnd.microsoft.icon'])('%s stays as it is, without notes', async (type) => {
    const icon = await makeIcon()
    expect(await copyOf(await written(icon), type)).toEqual({ ok: true, value: undefined })
    expect(await bytesOfCopy(type, Buffer.concat([icon, Buffer.from('Kim Haneul')]))).toEqual(icon)
  })

  it.each([
    ['image/tiff', 'format', Buffer.from('II*\0')],
    [
      'image/svg+xml',
      'svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><metadata>Kim</metadata></svg>'),
    ],
    ['image/svg+xml', 'svg', Buffer.from('<svg><image href="data:image/jpeg;base64,/9j/"/></svg>')],
    ['image/svg+xml', 'svg', Buffer.from('<svg><image href="file:///home/kim/a.png"/></svg>')],
    ['image/svg+xml', 'svg', Buffer.from('<svg><metadata/></svg>', 'utf16le')],
  ])('%s is refused and says why: %s', async (contentType, reason, bytes) => {
    expect(await copyOf(await written(bytes), contentType)).toMatchObject({
      ok: false,
      problem: { kind: 'metadata-stuck', facts: { reason } },
    })
  })

  it('a drawing’s comments are found wherever they are', async () => {
    const drawing = Buffer.from(`<svg>${' '.repeat(65_536 - 5 - 4)}<metadata>Kim</metadata></svg>`)
    expect(await copyOf(await written(drawing), 'image/svg+xml')).toMatchObject({
      problem: { kind: 'metadata-stuck' },
    })
  })
})

describe('a file', () => {
  it('that has changed since it was accepted is refused, and leaves no copy', async () => {
    const source = await written(await makeNoted('jpeg'))
    await appendFile(source.path, 'more')
    expect(await copyOf(source, 'image/jpeg')).toMatchObject({ problem: { kind: 'file-changed' } })
    expect(await spooled()).toEqual([])
  })

  it('that is gone is reported', async () => {
    const source = { path: join(folder, 'gone.jpg'), sizeBytes: 3, modifiedAt: 1 }
    expect(await copyOf(source, 'image/jpeg')).toMatchObject({
      problem: { kind: 'file-unreadable', facts: { reason: 'gone' } },
    })
  })

  it('leaves no incomplete copy when it is cancelled', async () => {
    const source = await written(await makeNoted('jpeg'))
    expect((await copyOf(source, 'image/jpeg', AbortSignal.abort())).ok).toBe(false)
    expect(await spooled()).toEqual([])
  })
})
