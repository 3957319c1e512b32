import { describe, expect, it } from 'vitest'
import { IdleMemoryRelease } from '../../../electron/desktop/window/idle-memory-release'
import { FakeClock } from '../../support/fake-clock'

describe('the memory of an idle Ollim', () => {
  it('is released some time after the last activity, and only once', () => {
    const { clock, release, released } = releaseWhen(() => true)
    release.schedule()
    clock.advance(4000)
    release.schedule()
    clock.advance(4000)
    expect(released).toEqual([])
    clock.advance(60_000)
    expect(released).toEqual(['released'])
  })

  it('is not released while the window is open or uploads run', () => {
    let isIdle = false
    const { clock, release, released } = releaseWhen(() => isIdle)
    release.schedule()
    clock.advance(60_000)
    expect(released).toEqual([])
    isIdle = true
    release.schedule()
    clock.advance(60_000)
    expect(released).toEqual(['released'])
  })

  it('is not released while Ollim quits', () => {
    const { clock, release, released } = releaseWhen(() => true)
    release.schedule()
    release.dispose()
    clock.advance(60_000)
    expect(released).toEqual([])
  })
})

function releaseWhen(isIdle: () => boolean) {
  const clock = new FakeClock()
  const released: string[] = []
  const release = new IdleMemoryRelease({ clock, isIdle, release: () => released.push('released') })
  return { clock, released, release }
}
