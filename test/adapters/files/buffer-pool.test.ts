import { describe, expect, it } from 'vitest'
import { BufferPool } from '../../../electron/adapters/files/buffer-pool'

describe('pooled buffers', () => {
  it.each([0, 1, 65_536, 65_537, 2_000_000])('are as long as requested: %i bytes', (length) => {
    expect(new BufferPool().take(length)).toHaveLength(length)
  })

  it('are reused for any length that fits', () => {
    const pool = new BufferPool()
    const first = pool.take(100_000)
    pool.release(first)
    expect(pool.take(110_000).buffer).toBe(first.buffer)
  })

  it('are new if none fits', () => {
    const pool = new BufferPool()
    const small = pool.take(100_000)
    pool.release(small)
    expect(pool.take(200_000).buffer).not.toBe(small.buffer)
  })

  it('belong to one file at a time', () => {
    const pool = new BufferPool()
    const first = pool.take(10)
    expect(pool.take(10).buffer).not.toBe(first.buffer)
    pool.release(first)
    const second = pool.take(10)
    expect(pool.take(10).buffer).not.toBe(second.buffer)
  })
})
