import { beforeEach, describe, expect, it } from 'vitest'
import { Slices } from '../../electron/core/slices'
import { failure } from '../../electron/shared/failures/failure'
import { problem, success } from '../../electron/shared/result'

describe('work on a great many uploads', () => {
  /** What is due in the next turn of the event loop. */
  let due: (() => void)[]
  let slices: Slices
  let done: string[]
  beforeEach(() => {
    due = []
    done = []
    slices = new Slices({
      after: (_milliseconds, callback) => {
        due.push(callback)
        return () => (due = due.filter((other) => other !== callback))
      },
    })
  })

  function turn(): void {
    due.shift()?.()
  }

  function ask(name: string, count: number): void {
    slices.run({
      ids: () => Array.from({ length: count }, (_, index) => `${name}${index}`),
      slice: (ids) => done.push(...ids),
      end: () => done.push(`end of ${name}`),
    })
  }

  it('is done at once for a few', () => {
    ask('a', 250)
    expect(done).toHaveLength(251)
    expect(due).toEqual([])
  })

  it('is done at once for none', () => {
    ask('a', 0)
    expect(done).toEqual(['end of a'])
  })

  it('yields after every 250, and keeps the order of requests', () => {
    ask('a', 1000)
    for (const expected of [250, 500, 750, 1001]) {
      expect(done).toHaveLength(expected)
      turn()
    }
    expect(done).toEqual([...Array.from({ length: 1000 }, (_, index) => `a${index}`), 'end of a'])
    expect(due).toEqual([])
  })

  it('waits for earlier work even if it is short, and reads its ids only then', () => {
    ask('a', 600)
    const there = ['b']
    slices.run({
      ids: () => there,
      slice: (ids) => done.push(...ids),
      end: () => undefined,
    })
    there.push('c')
    turn()
    expect(done).not.toContain('b')
    turn()
    expect(done.slice(-4)).toEqual(['a599', 'end of a', 'b', 'c'])
  })

  it('is a change that ends with the first slice for which it fails', async () => {
    const ids = Array.from({ length: 600 }, (_, index) => `a${index}`)
    const full = problem(failure('disk-full'))
    const changed = slices.change(ids, (some) => {
      done.push(...some)
      return some.includes('a300') ? full : success(null)
    })
    turn()
    turn()
    expect(await changed).toEqual(full)
    expect(done).toEqual(ids.slice(0, 500))
    expect(await slices.change(['b'], () => success(null))).toEqual(success(null))
  })

  it('is a change whose caller learns that a later slice threw, and which ends there', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `a${index}`)
    const changed = slices.change(ids, (some) => {
      done.push(...some)
      if (some.includes('a300')) throw new Error('broken')
      return success(null)
    })
    while (due.length > 0) turn()
    await expect(changed).rejects.toThrow('broken')
    expect(done).toEqual(ids.slice(0, 500))
  })

  it('is done even if earlier work threw', () => {
    const broken = {
      ids: () => ['a'],
      slice: () => {
        throw new Error('broken')
      },
      end: () => undefined,
    }
    expect(() => slices.run(broken)).toThrow('broken')
    ask('b', 1)
    turn()
    expect(done).toEqual(['b0', 'end of b'])
  })

  it('is finished when no time is left, together with work that follows from it', () => {
    slices.run({
      ids: () => Array.from({ length: 600 }, (_, index) => `first${index}`),
      slice: (ids) => done.push(...ids),
      end: () => ask('after', 600),
    })
    slices.finish()
    expect(done).toHaveLength(1201)
    expect(due).toEqual([])
  })

  it('is finished in order when no time is left', () => {
    ask('a', 600)
    ask('b', 600)
    slices.finish()
    expect(done).toHaveLength(1202)
    expect(due).toEqual([])
  })
})
