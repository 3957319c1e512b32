import { describe, expect, it } from 'vitest'
import { KeyBook } from '../../../electron/core/uploads/key-book'

describe('the book of keys', () => {
  it('never gives the same suffix of a key twice, each destination for itself', () => {
    const book = new KeyBook()
    expect([book.next('blog', 'a.png'), book.next('blog', 'a.png'), book.next('shop', 'a.png')]).toEqual([
      1, 2, 1,
    ])
  })

  it('goes on after the highest that an earlier run gave out', () => {
    const book = new KeyBook()
    book.note('blog', 'a.png', 7)
    book.note('blog', 'a.png', 3)
    expect(book.next('blog', 'a.png')).toBe(8)
  })

  it('remembers the names that were used last, however many there were', () => {
    const book = new KeyBook()
    book.next('blog', 'old.png')
    book.next('blog', 'busy.png')
    for (let index = 0; index < 9_999; index += 1) book.next('blog', `${index}.png`)
    expect(book.next('blog', 'busy.png')).toBe(2)
    for (let index = 0; index < 9_999; index += 1) book.next('blog', `more ${index}.png`)
    expect([book.next('blog', 'busy.png'), book.next('blog', 'old.png')]).toEqual([3, 1])
  })
})
