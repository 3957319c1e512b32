import { beforeEach, describe, expect, it } from 'vitest'
import { Lull } from '../../../../electron/core/history/thumbnails/lull'
import { FakeClock } from '../../../support/fake-clock'

describe('a lull', () => {
  let clock: FakeClock
  let lull: Lull
  let begun: string[]

  beforeEach(() => {
    clock = new FakeClock()
    lull = new Lull(clock)
    begun = []
  })

  async function pass(milliseconds: number): Promise<void> {
    clock.advance(milliseconds)
    await Promise.resolve()
  }
  const wait = (name: string) => void lull.next().then(() => begun.push(name))

  it('comes once nothing more has been asked for', async () => {
    wait('a')
    await pass(60)
    wait('b')
    await pass(60)
    expect(begun).toEqual([])
    await pass(20)
    expect(begun).toEqual(['a', 'b'])
  })

  it('comes after 0.4 s to somebody who never stops', async () => {
    for (let count = 0; count < 8; count += 1) {
      wait(String(count))
      await pass(50)
    }
    expect(begun).toHaveLength(8)
    wait('next')
    await pass(50)
    expect(begun).toHaveLength(8)
  })
})
