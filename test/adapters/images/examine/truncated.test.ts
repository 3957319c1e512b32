import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../../electron/adapters/files/files'
import { examineImage } from '../../../../electron/adapters/images/examine/examine'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeImage, makeNoise, svgImage, type MadeFormat } from '../../../support/images/images'

let folder = ''
beforeEach(async () => {
  folder = await folderForTest('cut')
})

/** What the ends of a file tell has to be what the whole file tells. */
async function judge(contentType: string, bytes: Uint8Array): Promise<boolean> {
  const path = join(folder, 'image')
  await writeFile(path, bytes)
  const looked = await createFiles().inspect(path, 4100)
  if (!looked.ok || looked.value.kind !== 'file') throw new Error('There is no file.')
  const { file, ends } = looked.value
  const isTruncated = await isTruncatedAt(path, contentType, bytes.length)
  expect((await examineImage(file, contentType, ends)).isTruncated, 'by its ends').toBe(isTruncated)
  return isTruncated
}

async function isTruncatedAt(path: string, contentType: string, sizeBytes: number): Promise<boolean> {
  const [head, tail] = [new Uint8Array(), new Uint8Array()]
  return (await examineImage({ path, sizeBytes, modifiedAt: 0 }, contentType, { head, tail })).isTruncated
}

const formats: readonly MadeFormat[] = ['jpeg', 'png', 'gif', 'webp', 'avif']

describe.each(formats)('a %s', (format) => {
  const contentType = `image/${format}`

  it('that is complete is not cut short', async () => {
    expect(await judge(contentType, await makeImage(format))).toBe(false)
    expect(await judge(contentType, await makeNoise(format, 150, 100))).toBe(false)
  })

  it('with something behind it is not cut short', async () => {
    const whole = await makeImage(format)
    for (const more of ['\n', 'a note of seventeen'])
      expect(await judge(contentType, Buffer.concat([whole, Buffer.from(more)])), more).toBe(false)
  })

  it('is cut short wherever it was cut within its picture', async () => {
    const whole = await makeNoise(format, 100, 100)
    for (const share of [0.3, 0.5, 0.8, 0.99]) {
      expect(await judge(contentType, whole.subarray(0, whole.length * share)), `at ${share}`).toBe(true)
    }
    expect(await judge(contentType, whole.subarray(0, whole.length - 3)), 'at the end').toBe(true)
  })
})

describe('data behind the image', () => {
  it.each<MadeFormat>(['jpeg', 'png', 'gif', 'webp'])('does not make a %s cut short', async (format) => {
    const appended = Buffer.concat([await makeNoise(format, 100, 100), Buffer.alloc(200_000, 'film')])
    expect(await judge(`image/${format}`, appended)).toBe(false)
  })
})

it('ignores the end of the thumbnail inside a JPEG', async () => {
  const small = await makeImage('jpeg')
  const picture = await makeNoise('jpeg', 300, 300)
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), small])
  segment.writeUInt16BE(small.length + 2, 2)
  const whole = Buffer.concat([picture.subarray(0, 2), segment, picture.subarray(2)])
  expect(await judge('image/jpeg', whole)).toBe(false)
  expect(await judge('image/jpeg', whole.subarray(0, whole.length - 2))).toBe(true)
})

it('finds the end of a progressive JPEG and of an animation', async () => {
  const progressive = await sharp(await makeNoise('png', 300, 300))
    .jpeg({ progressive: true })
    .toBuffer()
  const frames = [await makeNoise('png', 100, 100), await makeNoise('png', 100, 100)]
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  expect([await judge('image/jpeg', progressive), await judge('image/gif', animation)]).toEqual([
    false,
    false,
  ])
  // Within the second frame: half of it may end just where the first does.
  expect(await judge('image/gif', animation.subarray(0, animation.length * 0.7))).toBe(true)
})

it('accepts a GIF without its last byte, as some programs write it', async () => {
  const gif = await makeNoise('gif', 100, 100)
  expect(await judge('image/gif', gif.subarray(0, gif.length - 1))).toBe(false)
})

it('accepts what it cannot judge', async () => {
  expect(await judge('image/svg+xml', svgImage.subarray(0, 20))).toBe(false)
  expect(await judge('image/jpeg', Buffer.from('not a JPEG at all'))).toBe(false)
  expect(await isTruncatedAt(join(folder, 'gone.png'), 'image/png', 1000)).toBe(false)
  expect(await isTruncatedAt(folder, 'image/png', 1000)).toBe(false)
})

it('never throws, whatever the bytes', async () => {
  const random = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))
  for (const format of [...formats, 'heic', 'heif']) {
    for (const length of [0, 1, 2, 9, 13, 20, 3000]) {
      expect(typeof (await judge(`image/${format}`, random.subarray(0, length)))).toBe('boolean')
    }
  }
})

it('does not block on a pipe in place of the file', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(await isTruncatedAt(pipe, 'image/png', 1000)).toBe(false)
})
