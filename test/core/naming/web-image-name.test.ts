import { expect, it } from 'vitest'
import { nameOnWeb, webImageName } from '../../../electron/core/naming/web-image-name'

it.each([
  ['https://example.com/2026/cat.png?size=2', 'cat.png'],
  ['https://example.com/%EA%B3%A0%EC%96%91%EC%9D%B4.png', '고양이.png'],
  ['https://example.com/albums/cat/', 'cat.png'],
  ['https://example.com/a%2F..%2Fcat.png', 'cat.png'],
  ['https://example.com/cat/..%2F', 'cat.png'],
  ['https://example.com/100%.png', '100%.png'],
  ['https://example.com/cat.php', 'cat.png'],
  ['https://example.com/cat.jpg', 'cat.png'],
  ['https://example.com/cat', 'cat.png'],
  ['https://example.com/version-2.05', 'version-2.05.png'],
  ['https://example.com/.png', 'image.png'],
  ['https://example.com', 'image.png'],
])('%s is named after its end, with the extension of its type: %s', (address, name) => {
  expect(webImageName(nameOnWeb('', address), 'png')).toBe(name)
})

it('another extension for the same type stays', () => {
  expect(webImageName('cat.JPEG', 'jpg')).toBe('cat.JPEG')
})

it.each([
  ['inline; filename="my cat.png"', 'my cat.png'],
  ['attachment; filename=cat.png; size=4', 'cat.png'],
  ['attachment; filename="a \\"big\\" cat.png"', 'a "big" cat.png'],
  ['attachment; filename="cat.png"; filename*=UTF-8\'\'%EA%B3%A0%EC%96%91%EC%9D%B4.png', '고양이.png'],
  ['attachment; filename="../../etc/cat.png"', 'cat.png'],
  ['attachment; filename="C:\\\\cats\\\\cat.png"', 'cat.png'],
  ['attachment; filename="cat"', 'cat.png'],
  ['attachment; filename=""', 'end.png'],
  ['attachment; filename=".."', 'end.png'],
  ['inline', 'end.png'],
])('%s gives the name: %s', (disposition, name) => {
  expect(webImageName(nameOnWeb(disposition, 'https://example.com/end.png'), 'png')).toBe(name)
})
