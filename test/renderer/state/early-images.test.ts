import { expect, it, vi } from 'vitest'
import { EarlyImages } from '../../../renderer/state/early-images'

const [first, second] = [new File([], 'a.png'), new File([], 'b.png')]

it('returns all kept images once, and notifies its listeners', () => {
  const images = new EarlyImages()
  const onChange = vi.fn()
  images.subscribe(onChange)
  images.keep([first])
  images.keep([second])
  expect(images.read()).toEqual([first, second])
  expect(images.take()).toEqual([first, second])
  expect(images.read()).toEqual([])
  expect(onChange).toHaveBeenCalledTimes(3)
})

it('does not notify anybody if there is nothing to take', () => {
  const images = new EarlyImages()
  const onChange = vi.fn()
  images.subscribe(onChange)
  expect(images.take()).toEqual([])
  expect(onChange).not.toHaveBeenCalled()
})
