import { describe, expect, it } from 'vitest'
import { MemoryRest } from '../../electron/desktop/memory-rest'
import { FakeClock } from '../support/fake-clock'

describe('memory is given back', () => {
  it('some time after the last thing has ended, and once', () => {
    const { clock, rest, given } = restOf(() => true)
    rest.settle()
    clock.advance(4000)
    rest.settle()
    clock.advance(4000)
    expect(given).toEqual([])
    clock.advance(60_000)
    expect(given).toEqual(['given back'])
  })

  it('not while somebody looks or something is under way', () => {
    let isAtRest = false
    const { clock, rest, given } = restOf(() => isAtRest)
    rest.settle()
    clock.advance(60_000)
    expect(given).toEqual([])
    isAtRest = true
    rest.settle()
    clock.advance(60_000)
    expect(given).toEqual(['given back'])
  })

  it('not by an Ollim that ends', () => {
    const { clock, rest, given } = restOf(() => true)
    rest.settle()
    rest.dispose()
    clock.advance(60_000)
    expect(given).toEqual([])
  })
})

function restOf(isAtRest: () => boolean) {
  const clock = new FakeClock()
  const given: string[] = []
  return { clock, given, rest: new MemoryRest({ clock, isAtRest, giveBack: () => given.push('given back') }) }
}
