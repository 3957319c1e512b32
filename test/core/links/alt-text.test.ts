import { describe, expect, it } from 'vitest'
import { altTextOf, altTextOfName } from '../../../electron/core/links/alt-text'

describe('alt text', () => {
  it.each([
    ['night-market.png', 'night market'],
    ['한라산-정상.jpg', '한라산 정상'],
    ['한라산_정상.jpg'.normalize('NFD'), '한라산 정상'],
    ['--a__b  c--.png', 'a b c'],
    ['two\nlines.png', 'two lines'],
    ['Screenshot_2026-11-27-at-10.20.png', 'Screenshot 2026-11-27 at 10.20'],
    ['12026-11-27-1.png', '12026 11 27 1'],
    ['.png', ''],
  ])('of a file called %j is %j', (name, alt) => {
    expect(altTextOfName(name)).toBe(alt)
  })

  it.each([
    ['A tea bowl, half full', 'A tea bowl, half full'],
    ['two\nlines - and a dash', 'two lines - and a dash'],
    ['  ', 'IMG 1'],
    ['', 'IMG 1'],
  ])('that was typed as %j is %j', (altText, alt) => {
    expect(altTextOf({ name: 'IMG_1.png', altText })).toBe(alt)
  })
})
