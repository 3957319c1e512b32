import { describe, expect, it } from 'vitest'
import {
  copyTypeOf,
  extensionOf,
  scaleOf,
} from '../../../../../electron/core/uploads/attempt/prepare/conversion-rules'
import { noConversion, type Conversion } from '../../../../../electron/shared/uploads/conversion'

const toWebp: Conversion = { ...noConversion, to: 'webp' }
const to1920: Conversion = { ...noConversion, longestSide: 1920 }
const to1600Wide: Conversion = { ...noConversion, maxWidth: 1600 }
const large = { width: 3000, height: 4000 }
const small = { width: 1920, height: 1080 }

describe('conversion of an image', () => {
  it('changes nothing if nothing was chosen', () => {
    expect(copyTypeOf({ contentType: 'image/png', dimensions: large }, noConversion)).toBeUndefined()
  })

  it.each(['image/jpeg', 'image/png', 'image/avif', 'image/tiff'])('turns %s into WebP', (contentType) => {
    expect(copyTypeOf({ contentType, dimensions: small }, toWebp)).toBe('image/webp')
  })

  it('leaves an image that already has the chosen type', () => {
    expect(copyTypeOf({ contentType: 'image/webp', dimensions: large }, toWebp)).toBeUndefined()
  })

  it('shrinks an image that is too large, without changing its type', () => {
    expect(copyTypeOf({ contentType: 'image/png', dimensions: large }, to1920)).toBe('image/png')
    expect(copyTypeOf({ contentType: 'image/webp', dimensions: large }, { ...to1920, to: 'webp' })).toBe(
      'image/webp',
    )
  })

  it('leaves an image that is small enough', () => {
    expect(copyTypeOf({ contentType: 'image/jpeg', dimensions: small }, to1920)).toBeUndefined()
  })

  it('shrinks an image that is too wide, however high it is', () => {
    expect(copyTypeOf({ contentType: 'image/png', dimensions: large }, to1600Wide)).toBe('image/png')
    const tall = { width: 1600, height: 9000 }
    expect(copyTypeOf({ contentType: 'image/png', dimensions: tall }, to1600Wide)).toBeUndefined()
  })

  it('is tried if the header does not give the size', () => {
    expect(copyTypeOf({ contentType: 'image/jpeg' }, to1920)).toBe('image/jpeg')
  })

  it.each(['image/svg+xml', 'image/gif', 'image/x-icon', 'image/heic', 'image/heif', 'image/bmp', ''])(
    'never touches the type "%s"',
    (contentType) => {
      const both: Conversion = { ...to1920, to: 'jpeg' }
      expect(copyTypeOf({ contentType, dimensions: large }, both)).toBeUndefined()
    },
  )
})

describe('the scale of a converted image', () => {
  it.each<[string, Conversion, number]>([
    ['by its longer side', to1920, 0.48],
    ['by its width', { ...noConversion, maxWidth: 1500 }, 0.5],
    ['by whichever limit is tighter', { ...to1920, maxWidth: 1500 }, 0.48],
    ['not at all without a limit', toWebp, 1],
    ['not at all within its limits', { ...noConversion, longestSide: 5000, maxWidth: 3000 }, 1],
  ])('is %s', (_how, conversion, scale) => {
    expect(scaleOf(large, conversion)).toBe(scale)
  })
})

describe('the extension of a copy', () => {
  it('is the usual one for its type', () => {
    expect(extensionOf('image/jpeg')).toBe('jpg')
    expect(extensionOf('image/webp')).toBe('webp')
    expect(extensionOf('image/gif')).toBeUndefined()
  })
})
