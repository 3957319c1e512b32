import { describe, expect, it } from 'vitest'
import { PartMemory } from '../../../../electron/adapters/s3/body/part-memory'

const usualPart = 8 * 1024 ** 2

describe('memory for parts', () => {
  it('is lent to four parts of the usual size at once, and to more as they finish', () => {
    const memory = new PartMemory()
    const lent = Array.from({ length: 5 }, () => memory.take(usualPart))
    expect(lent.map((buffer) => buffer?.length)).toEqual([...Array(4).fill(usualPart), undefined])

    const [done] = lent
    if (done !== undefined) memory.release(done, true)

    expect(memory.take(usualPart)?.buffer).toBe(done?.buffer)
  })

  it('is not lent for parts larger than all of it', () => {
    expect(new PartMemory().take(5 * usualPart)).toBeUndefined()
  })

  it('is not reused while somebody may still read it', () => {
    const memory = new PartMemory()
    const first = memory.take(usualPart)
    if (first !== undefined) memory.release(first, false)

    const second = memory.take(usualPart)

    expect(second?.buffer).not.toBe(first?.buffer)
    expect(memory.take(3 * usualPart)).toHaveLength(3 * usualPart)
  })
})
