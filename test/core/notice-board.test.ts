import { expect, it } from 'vitest'
import { NoticeBoard } from '../../electron/core/notice-board'
import type { Notice } from '../../electron/shared/app/notice'

const copied = (count: number): Notice => ({ kind: 'links-copied', count, formats: ['url'] })
const unreadable = (destinationName: string): Notice => ({ kind: 'secret-unreadable', destinationName })

it('keeps only the last of equal notices while there is no window', () => {
  const board = new NoticeBoard()
  for (const notice of [copied(1), unreadable('Blog'), copied(2), unreadable('Shop')]) board.post(notice)
  expect(board.take()).toEqual([unreadable('Blog'), copied(2), unreadable('Shop')])
  expect(board.take()).toEqual([])
})

it('does not keep a notice that a page has taken', () => {
  const board = new NoticeBoard()
  const shown: Notice[] = []
  board.showThrough((notice) => shown.push(notice) > 0)
  board.post(copied(1))
  expect([shown, board.take()]).toEqual([[copied(1)], []])
})
