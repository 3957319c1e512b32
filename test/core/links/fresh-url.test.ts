import { expect, it } from 'vitest'
import { freshUrl, hasVersion, withoutVersion } from '../../../electron/core/links/fresh-url'

it.each([
  ['https://i.example/a.png', 'https://i.example/a.png?v=01234567'],
  ['https://i.example/a.png?v=89abcdef', 'https://i.example/a.png?v=01234567'],
  ['https://i.example/?file=a.png', 'https://i.example/?file=a.png&v=01234567'],
  ['https://i.example/?file=a.png&v=89abcdef', 'https://i.example/?file=a.png&v=01234567'],
])('%s gets an address that no cache knows', (url, fresh) => {
  expect(freshUrl(url, '0123456789abcdef-2')).toBe(fresh)
  expect([hasVersion(fresh), hasVersion('https://i.example/v=1.png')]).toEqual([true, false])
})

it('has no version once that is removed', () => {
  const urls = ['https://i.example/a.png', 'https://i.example/a.png?v=89abcdef', 'https://i.example/v=1.png']
  expect(urls.map(withoutVersion)).toEqual([urls[0], urls[0], urls[2]])
})
