import { describe, expect, it } from 'vitest'
import { OngoingFetches } from '../../../../electron/core/uploads/batches/ongoing-fetches'
import type { Notice } from '../../../../electron/shared/app/notice'

describe('fetches that are going on', () => {
  function begin() {
    const told: Notice[] = []
    const fetches = new OngoingFetches({ post: (notice) => void told.push(notice) })
    return { fetches, counts: () => told.map((notice) => 'count' in notice && notice.count) }
  }
  const untilAborted = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('aborted')))

  it('are told of with those that joined them, until all have ended', async () => {
    const { fetches, counts } = begin()
    const slow = fetches.track(2, untilAborted)
    expect(await fetches.track(1, async () => 'fetched')).toBe('fetched')
    expect(counts()).toEqual([2, 3])
    fetches.cancel()
    await slow
    expect(counts()).toEqual([2, 3, 0])
  })

  it('are told of once more if a new window asks, as long as there are any', async () => {
    const { fetches, counts } = begin()
    fetches.remind()
    const slow = fetches.track(2, untilAborted)
    fetches.remind()
    expect(counts()).toEqual([2, 2])
    fetches.cancel()
    await slow
    fetches.remind()
    expect(counts()).toEqual([2, 2, 0])
  })

  it('are counted without those that have ended', async () => {
    const { fetches } = begin()
    const slow = fetches.track(2, untilAborted)
    const quick = fetches.track(1, async () => 'fetched')
    expect(fetches.count).toBe(3)
    await quick
    expect(fetches.count).toBe(2)
    fetches.cancel()
    await slow
    expect(fetches.count).toBe(0)
  })

  it('are cancelled together, while those that come later go on', async () => {
    const { fetches } = begin()
    const running = [fetches.track(1, untilAborted), fetches.track(1, untilAborted)]
    fetches.cancel()
    expect(await Promise.all(running)).toEqual(['aborted', 'aborted'])
    expect(await fetches.track(1, async ({ aborted }) => aborted)).toBe(false)
  })

  it('have ended, too, if one breaks', async () => {
    const { fetches, counts } = begin()
    await expect(fetches.track(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(counts()).toEqual([1, 0])
  })
})
