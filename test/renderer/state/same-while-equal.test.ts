import { expect, it } from 'vitest'
import { sameWhileEqual } from '../../../renderer/state/same-while-equal'

it('returns the same object until its content has changed', () => {
  let url = 'https://example.com/a.png'
  const read = sameWhileEqual(() => [{ url }])
  const first = read()
  expect(read()).toBe(first)
  url = 'https://example.com/b.png'
  const second = read()
  expect(second).toEqual([{ url }])
  expect(read()).toBe(second)
})
