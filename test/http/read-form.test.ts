import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createSpool, type SweptSpool } from '../../electron/adapters/files/spool'
import { maxImages, readForm } from '../../electron/http/read-form'
import type { KeptImage } from '../../electron/core/uploads/intake/intake'
import { failure } from '../../electron/shared/failures/failure'
import { problem } from '../../electron/shared/result'
import { folderForTest } from '../support/files/folder-for-test'

let folder: string
let spool: SweptSpool
beforeEach(async () => {
  folder = await folderForTest('form')
  spool = createSpool(folder)
})

/** As an editor's own program sends it. */
async function formOf(parts: readonly (readonly [field: string, name: string, bytes: Uint8Array])[]) {
  const form = new FormData()
  form.append('picbed', 'aws-s3')
  for (const [field, name, bytes] of parts) form.append(field, new Blob([Buffer.from(bytes)]), name)
  const response = new Response(form)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { bytes, type: response.headers.get('content-type') ?? '' }
}

/** Little by little, as from a network. */
function streamOf(bytes: Buffer, pieceBytes = 1000): Readable {
  function* pieces() {
    for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
  }
  return Readable.from(pieces())
}

async function contentOf({ kept }: KeptImage): Promise<string> {
  if (!kept.ok) throw new Error(kept.problem.kind)
  return readFile(kept.value.path, 'utf8')
}

const small = Buffer.from('small')
const large = Buffer.alloc(300_000, 'large')

describe('reading a form', () => {
  it('keeps its images in order and complete, whatever their fields are called', async () => {
    const { bytes, type } = await formOf([
      ['files', '한글 이름.png'.normalize('NFD'), large],
      ['list', 'b.png', small],
      ['whatever', '한글', small],
    ])
    const read = await readForm(streamOf(bytes), type, spool)
    if (!read.ok) throw new Error(read.problem)
    expect(read.value.map(({ name }) => name)).toEqual(['한글 이름.png', 'b.png', '한글'])
    expect(await Promise.all(read.value.map(contentOf))).toEqual([large, small, small].map(String))
  })

  it('leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { bytes, type } = await formOf([['files', 'a.png', small]])
    expect(await readForm(streamOf(bytes), type, spool)).toMatchObject({ ok: true })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('removes folders from a name', async () => {
    const { bytes, type } = await formOf([['files', '../../etc/a.png', small]])
    const read = await readForm(streamOf(bytes), type, spool)
    expect(read).toMatchObject({ value: [{ name: 'a.png' }] })
  })

  it('accepts bytes without a name', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: application/octet-stream'
    const bytes = Buffer.from(`${part}\r\n\r\nbytes\r\n--b--\r\n`)
    const read = await readForm(streamOf(bytes), 'multipart/form-data; boundary=b', spool)
    expect(read).toMatchObject({ value: [{ name: 'image', kept: { ok: true } }] })
  })

  it('reports an image that is too large, and accepts the others', async () => {
    const { bytes, type } = await formOf([
      ['a', 'large.png', large],
      ['a', 'small.png', small],
    ])
    const read = await readForm(streamOf(bytes), type, spool, { maxBytes: 1_000, idleMilliseconds: 30_000 })
    if (!read.ok) throw new Error(read.problem)
    const [first, second] = read.value
    expect(first?.kept).toEqual(problem(failure('too-large', { name: 'large.png', reason: 'editor' })))
    expect(second?.kept.ok).toBe(true)
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('continues with the others if the disk refuses one', async () => {
    const full = failure('disk-full', { name: 'large.png' })
    const { bytes, type } = await formOf([
      ['a', 'large.png', large],
      ['a', 'small.png', small],
    ])
    const keep: SweptSpool['keep'] = async (name, content) =>
      name === 'large.png' ? problem(full) : spool.keep(name, content)
    const read = await readForm(streamOf(bytes), type, { ...spool, keep })
    expect(read).toMatchObject({
      value: [{ kept: problem(full) }, { name: 'small.png', kept: { ok: true } }],
    })
  })

  it('keeps nothing if there are too many', async () => {
    const parts = Array.from({ length: maxImages + 1 }, (_, index) => ['a', `${index}.png`, small] as const)
    const { bytes, type } = await formOf(parts)
    expect(await readForm(streamOf(bytes), type, spool)).toEqual(problem('too-many'))
    expect(await readdir(folder)).toEqual([])
  })

  it('reports too many images at once, however large they are', async () => {
    const parts = Array.from({ length: maxImages + 1 }, (_, index) => {
      return ['a', `${index}.png`, index === maxImages ? large : small] as const
    })
    const { bytes, type } = await formOf(parts)
    expect(await readForm(streamOf(bytes, 65_536), type, spool)).toEqual(problem('too-many'))
    expect(await readdir(folder)).toEqual([])
  })

  it('ends if the disk stands still', async () => {
    const { bytes, type } = await formOf([['a', 'a.png', large]])
    const body = streamOf(bytes, 65_536)
    // That is only read to its end once the form has been given up.
    const givenUp = once(body, 'end')
    const keep: SweptSpool['keep'] = async (name, content) => {
      await givenUp
      return spool.keep(name, content)
    }
    const limits = { maxBytes: 1_000_000, idleMilliseconds: 100 }
    expect(await readForm(body, type, { ...spool, keep }, limits)).toEqual(problem('malformed'))
    expect(await readdir(folder)).toEqual([])
  })

  it('ignores its fields, however many and long they are', async () => {
    const field = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    const image = '--b\r\nContent-Disposition: form-data; name="a"; filename="a.png"\r\n\r\n'
    const parts = `${`${field}${'x'.repeat(70_000)}\r\n`.repeat(150)}${image}small\r\n--b--\r\n`
    const body = streamOf(Buffer.from(parts), 65_536)
    const limits = { maxBytes: 1_000, idleMilliseconds: 1_000 }
    const read = await readForm(body, 'multipart/form-data; boundary=b', spool, limits)
    expect(read).toMatchObject({ value: [{ name: 'a.png', kept: { ok: true } }] })
  })

  it('reads past a part of no form, however long it is', async () => {
    const foreign = `--b\r\nContent-Type: image/png\r\n\r\n${'x'.repeat(300_000)}\r\n`
    const image =
      '--b\r\nContent-Disposition: form-data; name="a"; filename="a.png"\r\n\r\nsmall\r\n--b--\r\n'
    const body = streamOf(Buffer.from(foreign + image), 65_536)
    const limits = { maxBytes: 1_000, idleMilliseconds: 1_000 }
    const read = await readForm(body, 'multipart/form-data; boundary=b', spool, limits)
    expect(read).toMatchObject({ value: [{ name: 'a.png', kept: { ok: true } }] })
  })

  it('keeps an image with a line break in its name in its place', async () => {
    // As Python's requests sends it.
    const odd = "--b\r\nContent-Disposition: form-data; name=a; filename*=utf-8''a%0Ab.png\r\n\r\nsmall\r\n"
    const image =
      '--b\r\nContent-Disposition: form-data; name="a"; filename="c.png"\r\n\r\nsmall\r\n--b--\r\n'
    const read = await readForm(streamOf(Buffer.from(odd + image)), 'multipart/form-data; boundary=b', spool)
    expect(read).toMatchObject({ value: [{ name: 'a\nb.png' }, { name: 'c.png' }] })
  })

  it('refuses a form with a broken name, instead of leaving its image out', async () => {
    const odd = '--b\r\nContent-Disposition: form-data; name="a"; filename="a\nb.png"\r\n\r\nsmall\r\n'
    const image =
      '--b\r\nContent-Disposition: form-data; name="a"; filename="c.png"\r\n\r\nsmall\r\n--b--\r\n'
    const read = await readForm(streamOf(Buffer.from(odd + image)), 'multipart/form-data; boundary=b', spool)
    expect(read).toEqual(problem('malformed'))
    expect(await readdir(folder).catch(() => [])).toEqual([])
  })

  it('reports that there is no image', async () => {
    const { bytes, type } = await formOf([])
    expect(await readForm(streamOf(bytes), type, spool)).toEqual(problem('no-images'))
  })

  it.each([
    ['ends too early', (bytes: Buffer) => streamOf(bytes.subarray(0, 150_000))],
    ['is no form', () => streamOf(Buffer.alloc(100_000, 'x'))],
    [
      'breaks off since its sender has gone',
      (bytes: Buffer) => {
        function* cutOff() {
          yield bytes.subarray(0, 150_000)
          throw new Error('aborted')
        }
        return Readable.from(cutOff())
      },
    ],
  ])('keeps nothing if it %s', async (_what, bodyOf) => {
    const { bytes, type } = await formOf([['a', 'a.png', large]])
    expect(await readForm(bodyOf(bytes), type, spool)).toEqual(problem('malformed'))
    expect(await readdir(folder).catch(() => [])).toEqual([])
  })

  it('does not guess the boundary', async () => {
    const { bytes } = await formOf([['a', 'a.png', small]])
    expect(await readForm(streamOf(bytes), 'multipart/form-data', spool)).toEqual(problem('malformed'))
  })
})
