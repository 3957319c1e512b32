import { describe, expect, it } from 'vitest'
import { copyTypeOf, extensionOf } from '../../../../electron/core/uploads/attempt/conversion-rules'
import { noConversion, type Conversion } from '../../../../electron/shared/conversion'

const toWebp: Conversion = { ...noConversion, to: 'webp' }
const to1920: Conversion = { ...noConversion, longestSide: 1920 }
const large = { width: 3000, height: 4000 }
const small = { width: 1920, height: 1080 }

describe('what becomes of an image', () => {
  it('is nothing while nothing is asked for', () => {
    expect(copyTypeOf({ contentType: 'image/png', dimensions: large }, noConversion)).toBeUndefined()
  })

  it.each(['image/jpeg', 'image/png', 'image/avif', 'image/tiff'])('%s becomes WebP', (contentType) => {
    expect(copyTypeOf({ contentType, dimensions: small }, toWebp)).toBe('image/webp')
  })

  it('of the type already, it stays as it is', () => {
    expect(copyTypeOf({ contentType: 'image/webp', dimensions: large }, toWebp)).toBeUndefined()
  })

  it('too large, it is made smaller and keeps its type', () => {
    expect(copyTypeOf({ contentType: 'image/png', dimensions: large }, to1920)).toBe('image/png')
    expect(copyTypeOf({ contentType: 'image/webp', dimensions: large }, { ...to1920, to: 'webp' })).toBe(
      'image/webp',
    )
  })

  it('small enough, it stays as it is', () => {
    expect(copyTypeOf({ contentType: 'image/jpeg', dimensions: small }, to1920)).toBeUndefined()
  })

  it('has to be looked at where its header does not say how large it is', () => {
    expect(copyTypeOf({ contentType: 'image/jpeg' }, to1920)).toBe('image/jpeg')
  })

  it.each(['image/svg+xml', 'image/gif', 'image/x-icon', 'image/heic', 'image/heif', 'image/bmp', ''])(
    'of the type "%s" it is never touched',
    (contentType) => {
      const both: Conversion = { ...to1920, to: 'jpeg' }
      expect(copyTypeOf({ contentType, dimensions: large }, both)).toBeUndefined()
    },
  )
})

describe('the extension of a copy', () => {
  it('is the usual one of its type', () => {
    expect(extensionOf('image/jpeg')).toBe('jpg')
    expect(extensionOf('image/webp')).toBe('webp')
    expect(extensionOf('image/gif')).toBeUndefined()
  })
})
