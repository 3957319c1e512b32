import { describe, expect, it } from 'vitest'
import { createNewestFirst } from '../../../../electron/adapters/images/thumbnails/newest-first'

/** Work that ends when it is told to, and the order in which pieces of it began. */
function makeWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name)
      ends.set(name, () => resolve(name))
    })
  return { begun, work, end: (name: string) => ends.get(name)?.() }
}

describe('newest-first work', () => {
  it('runs up to a number at once, and then the newest waiting piece', async () => {
    const { begun, work, end } = makeWork()
    const turns = createNewestFirst(2, 10)
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.run(work(name)))
    expect(begun).toEqual(['a', 'b'])
    end('b')
    await all[1]
    await expect.poll(() => begun).toEqual(['a', 'b', 'd'])
    for (const name of ['a', 'd']) end(name)
    await expect.poll(() => begun).toEqual(['a', 'b', 'd', 'c'])
    end('c')
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('drops the oldest waiting pieces if there are too many', async () => {
    const { begun, work, end } = makeWork()
    const turns = createNewestFirst(1, 2)
    const all = ['running', 'old', 'middle', 'new'].map((name) => turns.run(work(name)))
    expect(await all[1]).toBeUndefined()
    for (const name of ['running', 'new', 'middle']) {
      await expect.poll(() => begun).toContain(name)
      end(name)
    }
    expect(await Promise.all(all)).toEqual(['running', undefined, 'middle', 'new'])
  })

  it('continues after work that failed', async () => {
    const turns = createNewestFirst(1, 2)
    const failed = turns.run(() => Promise.reject(new Error('no')))
    const next = turns.run(() => Promise.resolve('next'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('next')
  })
})
