import { describe, expect, it } from 'vitest'
import { readableUrl, splitUrl } from '../../../../renderer/views/controls/readable-url'

describe('readableUrl', () => {
  it.each([
    ['Hangul', 'https://i.example/%ED%95%9C%EB%9D%BC.jpg', 'https://i.example/한라.jpg'],
    ['an emoji', 'https://i.example/%F0%9F%8C%99.jpg', 'https://i.example/🌙.jpg'],
    [
      'what means something to a URL',
      'https://i.example/a%20b%23%3F%25.png',
      'https://i.example/a%20b%23%3F%25.png',
    ],
    [
      'a mark that turns the writing',
      'https://i.example/%E2%80%AEgnp.exe',
      'https://i.example/%E2%80%AEgnp.exe',
    ],
    ['bytes that are no text', 'https://i.example/%FF%FE.png', 'https://i.example/%FF%FE.png'],
  ])('with %s', (_, url, shown) => {
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
