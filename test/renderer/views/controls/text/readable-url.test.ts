import { describe, expect, it } from 'vitest'
import { readableUrl, splitUrl } from '../../../../../renderer/views/controls/text/readable-url'

describe('readableUrl', () => {
  it.each([
    ['Hangul as it is', 'https://i.example/%ED%95%9C%EB%9D%BC.jpg', 'https://i.example/한라.jpg'],
    ['an emoji as it is', 'https://i.example/%F0%9F%8C%99.jpg', 'https://i.example/🌙.jpg'],
    [
      'reserved characters encoded',
      'https://i.example/a%20b%23%3F%25.png',
      'https://i.example/a%20b%23%3F%25.png',
    ],
    ['direction marks encoded', 'https://i.example/%E2%80%AEgnp.exe', 'https://i.example/%E2%80%AEgnp.exe'],
    ['bytes that are not text encoded', 'https://i.example/%FF%FE.png', 'https://i.example/%FF%FE.png'],
  ])('shows %s', (_, url, shown) => {
    expect(readableUrl(url)).toBe(shown)
  })

  it('still leads to the same place', () => {
    const url = 'https://i.example/2026/%ED%95%9C%EB%9D%BC%20a%2B%23.jpg'
    expect(new URL(readableUrl(url)).href).toBe(url)
  })
})

describe('splitUrl', () => {
  it.each([
    ['https://i.example/2026/a.png', 'https://i.example/2026/', 'a.png'],
    ['https://i.example/a.png?x=1/2', 'https://i.example/', 'a.png?x=1/2'],
    ['https://i.example/folder/', 'https://i.example/', 'folder/'],
  ])('%s', (url, head, tail) => {
    expect(splitUrl(url)).toEqual({ head, tail })
  })
})
