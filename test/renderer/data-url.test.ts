import { describe, expect, it } from 'vitest'
import { imageFromDataUrl } from '../../renderer/data-url'

describe('imageFromDataUrl', () => {
  it('gives the bytes and the type', () => {
    expect(imageFromDataUrl(' data:image/PNG;base64,aGk=\n')).toEqual({
      type: 'image/png',
      bytes: new Uint8Array([104, 105]),
    })
  })

  it.each([
    ['a web address', 'https://example.com/a.png'],
    ['another kind of data', 'data:text/html;base64,aGk='],
    ['text instead of base64', 'data:image/svg+xml,<svg/>'],
    ['broken base64', 'data:image/png;base64,a'],
    ['nothing', ''],
  ])('finds none in %s', (_, text) => {
    expect(imageFromDataUrl(text)).toBeUndefined()
  })
})
