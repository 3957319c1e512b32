import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDataUrl, shownDataUrl } from '../../../electron/shared/uploads/data-url'

describe('a data: URL', () => {
  it.each([
    ['data:image/png;base64,iVBORw0KGgo=', 'image.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['data:image/jpeg;base64,_9j_', 'image.jpg', [0xff, 0xd8, 0xff]],
    ['data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E', 'image.svg', [...new TextEncoder().encode('<svg/>')]],
    [
      'data:image/svg+xml;utf8,<svg width="100%"/>',
      'image.svg',
      [...new TextEncoder().encode('<svg width="100%"/>')],
    ],
    ['data:image/svg+xml,%3Csvg id="가"/>', 'image.svg', [...new TextEncoder().encode('<svg id="가"/>')]],
    ['DATA:IMAGE/GIF;BASE64,R0lG\nODlh', 'image.gif', [...new TextEncoder().encode('GIF89a')]],
  ])('%s gives its bytes and a name', (url, name, bytes) => {
    expect(parseDataUrl(url)).toEqual({ name, bytes: new Uint8Array(bytes) })
  })

  it.each([
    '',
    'hello',
    'https://a/b.png',
    'data:text/plain,hi',
    'data:image/png;base64,%%%',
    'data:image/svg+xml,%E0%A4%A',
  ])('%j is not an image', (text) => {
    expect(parseDataUrl(text)).toBeUndefined()
  })

  it.each([
    ['data:image/png;base64,aGFuZXVs', 'data:image/png'],
    [`data:${'a'.repeat(200)};${'b'.repeat(10_000)},`, `data:${'a'.repeat(100)}`],
    ['data:a.png', undefined],
    ['/data:image/png,', undefined],
  ])('%s is shown by its type alone, and told from a file', (text, shown) => {
    expect(shownDataUrl(text)).toBe(shown)
  })

  it('returns any bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
        expect(parseDataUrl(url)?.bytes).toEqual(bytes)
      }),
    )
  })
})
