import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until no finite animation is running or about to start. */
export async function untilStill(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(runningAnimations)).toEqual([])
}

/** The names of the finite animations that are running two frames from now. Runs in the page. */
async function runningAnimations(): Promise<readonly string[]> {
  // The animations of new elements only start with the next frame.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  return document.getAnimations().flatMap((animation) => {
    const isEndless = animation.effect?.getComputedTiming().iterations === Infinity
    // Others follow a scroll bar, and stand still as long as it does.
    const followsTime = animation.timeline === document.timeline
    if (isEndless || !followsTime || animation.playState !== 'running') return []
    return [animation instanceof CSSAnimation ? animation.animationName : 'a transition']
  })
}
