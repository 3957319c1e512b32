import { expect, it } from 'vitest'
import { redirectOf } from '../../../electron/adapters/web/redirect'

const from = 'https://a.test/pictures/a.png'

it.each([
  [301, 'https://b.test/b.png', 'https://b.test/b.png'],
  [302, '/b.png', 'https://a.test/b.png'],
  [303, 'b.png', 'https://a.test/pictures/b.png'],
  [307, '//b.test/b.png', 'https://b.test/b.png'],
  [308, 'http://a.test/b.png', 'http://a.test/b.png'],
  [300, 'https://b.test/b.png', undefined],
  [304, 'https://b.test/b.png', undefined],
  [200, 'https://b.test/b.png', undefined],
  [302, undefined, undefined],
  [302, '', undefined],
  [302, 'https://', undefined],
  [302, 'file:///etc/passwd', undefined],
  [302, 'ftp://b.test/b.png', undefined],
  [302, 'data:image/png;base64,AAAA', undefined],
  [302, 'javascript:alert(1)', undefined],
])('status %i with %j leads to %j', (status, location, to) => {
  expect(redirectOf(status, location, from)).toBe(to)
})
