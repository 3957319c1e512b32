import { describe, expect, it } from 'vitest'
import { exifOfOrientation } from '../../../../electron/adapters/images/metadata/orientation'
import { pngPieces } from '../../../../electron/adapters/images/metadata/png'
import { cleaned } from '../../../support/images/cleaned'
import { makeAnimatedPng, makeImage, makePngWith } from '../../../support/images/images'

const noted = Buffer.from('Author\0Kim Haneul')

describe('a PNG', () => {
  it.each(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'iDOT', 'caBX', 'prVw'])('loses %s', async (type) => {
    expect(await cleaned(pngPieces, await makePngWith(type, noted))).toEqual(await makeImage('png'))
  })

  it.each(['iCCP', 'gAMA', 'sRGB', 'tRNS', 'pHYs', 'fcTL', 'fdAT', 'cICP'])('keeps %s', async (type) => {
    const png = await makePngWith(type, noted)
    expect(await cleaned(pngPieces, png)).toEqual(png)
  })

  it('that is animated stays as it is', async () => {
    const png = await makeAnimatedPng()
    expect(await cleaned(pngPieces, png)).toEqual(png)
  })

  it('keeps its orientation, and nothing else of its EXIF data', async () => {
    const png = await makePngWith('eXIf', Buffer.concat([exifOfOrientation(3), noted]))
    expect(await cleaned(pngPieces, png)).toEqual(await makePngWith('eXIf', exifOfOrientation(3)))
  })

  it('loses what follows it', async () => {
    const png = await makeImage('png')
    expect(
      await cleaned(pngPieces, Buffer.concat([png, Buffer.from('the part that was cropped away')])),
    ).toEqual(png)
  })

  it('with an unknown chunk that is needed to show it is not understood', async () => {
    await expect(cleaned(pngPieces, await makePngWith('CgBI', noted))).rejects.toThrow()
  })

  it('that is cut off is not understood', async () => {
    const png = await makeImage('png')
    for (let length = 0; length < png.length; length += 1)
      await expect(cleaned(pngPieces, png.subarray(0, length))).rejects.toThrow()
  })
})
