import { expect, it } from 'vitest'
import { isWebAddress, shownAddress } from '../../../electron/shared/uploads/web-address'

it.each([
  ['https://example.com/a.png', true],
  ['HTTP://example.com', true],
  ['http:/a.png', false],
  ['ftp://example.com/a.png', false],
  ['/pictures/https://a.png', false],
  ['C:\\a.png', false],
])('%s is an address and not a path: %s', (text, isOne) => {
  expect(isWebAddress(text)).toBe(isOne)
})

it.each([
  ['https://example.com/a.png?token=secret#part', 'https://example.com/a.png'],
  ['https://name:password@example.com/@me/a.png', 'https://example.com/@me/a.png'],
  ['https://example.com/@me/사진.png', 'https://example.com/@me/사진.png'],
  ['https://name:password@', 'https://'],
  ['http:///name:password@example.com/a.png', 'http:///example.com/a.png'],
  ['http://\\name:password@example.com/a.png', 'http://\\example.com/a.png'],
])('%s is shown without what may be secret', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})

it('a very long address is shown with its beginning and its end', () => {
  const shown = shownAddress(`https://example.com/${'x'.repeat(9_000)}/사진.png?token=secret`)
  expect(shown).toMatch(/^https:\/\/example\.com\/x+…x+\/사진\.png$/)
  expect(shown.length).toBeLessThan(300)
})
