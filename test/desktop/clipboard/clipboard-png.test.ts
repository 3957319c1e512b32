import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { pngForm, wholePng } from '../../../electron/desktop/clipboard/clipboard-png'

let png = Buffer.alloc(0)
beforeAll(async () => {
  png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
})

describe('a PNG on the clipboard', () => {
  it('is used as it is, without the bytes that Windows adds', () => {
    expect(wholePng(png)).toEqual(png)
    expect(wholePng(Buffer.concat([png, Buffer.alloc(5)]))).toEqual(png)
  })

  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['another form of picture', () => Buffer.from('BM, then pixels and \0\0\0\0IEND')],
    ['half of one', () => png.subarray(0, png.length / 2)],
  ])('is not found in %s', (_what, bytes) => {
    expect(wholePng(bytes())).toBeUndefined()
  })

  it('has its own format name on each system', () => {
    expect((['darwin', 'win32', 'linux'] as const).map(pngForm)).toEqual(['public.png', 'PNG', 'image/png'])
  })
})
