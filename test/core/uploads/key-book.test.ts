import { beforeEach, describe, expect, it } from 'vitest'
import { KeyBook, type KeyUse } from '../../../electron/core/uploads/key-book'

const blog: KeyUse = { destinationId: 'blog', batchId: 'monday' }
const later: KeyUse = { destinationId: 'blog', batchId: 'tuesday' }
const shop: KeyUse = { destinationId: 'shop', batchId: 'monday' }

describe('the book of keys', () => {
  let book: KeyBook
  beforeEach(() => {
    book = new KeyBook()
  })

  it('never gives the same suffix of a key twice, each destination for itself', () => {
    expect([blog, later, shop].map((use) => book.next(use, 'destination', 'a.png'))).toEqual([1, 2, 1])
  })

  it('lets each batch begin anew where taken keys are replaced', () => {
    expect([blog, blog, later].map((use) => book.next(use, 'batch', 'a.png'))).toEqual([1, 2, 1])
  })

  it.each(['destination', 'batch'] as const)(
    'keeps a suffix from a file that is called so, in a %s',
    (among) => {
      expect(book.next(blog, among, 'a.png')).toBe(1)
      expect(book.next(blog, among, 'a-3.png')).toBe(1)
      expect(book.next(blog, among, 'a.png')).toBe(2)
      // It would be a-3.png.
      expect(book.next(blog, among, 'a.png')).toBe(4)
      // It would be what the second a.png got.
      expect(book.next(blog, among, 'a-2.png')).toBe(2)
    },
  )

  it('goes on after the highest that an earlier run gave out', () => {
    book.note(blog, 'a.png', 7)
    book.note(blog, 'a.png', 3)
    expect(book.next(blog, 'batch', 'a.png')).toBe(8)
    expect(book.next(later, 'destination', 'a.png')).toBe(9)
  })

  it('knows what a batch was given when the choice for taken keys changes in between', () => {
    book.next(blog, 'destination', 'a.png')
    expect(book.next(blog, 'batch', 'a.png')).toBe(2)
  })

  it('remembers the names that were used last, however many there were', () => {
    book.next(blog, 'destination', 'old.png')
    book.next(blog, 'destination', 'busy.png')
    for (let index = 0; index < 99_999; index += 1) book.next(blog, 'destination', `${index}.png`)
    expect(book.next(blog, 'destination', 'busy.png')).toBe(2)
    expect(book.next(blog, 'destination', 'old.png')).toBe(1)
  })

  it('remembers whoever was given keys last, however many batches there were', () => {
    book.next(blog, 'batch', 'a.png')
    for (let index = 0; index < 14; index += 1)
      book.next({ destinationId: 'blog', batchId: String(index) }, 'batch', 'a.png')
    expect(book.next(blog, 'batch', 'a.png')).toBe(2)
    for (let index = 0; index < 15; index += 1)
      book.next({ destinationId: 'shop', batchId: String(index) }, 'batch', 'a.png')
    expect(book.next(blog, 'batch', 'a.png')).toBe(1)
  })
})
