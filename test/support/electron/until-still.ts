import type { Page } from 'playwright-core'

/** Waits until no finite animation is running or about to start. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    // The animations of new elements only start with the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    return document.getAnimations().every((animation) => {
      const isEndless = animation.effect?.getComputedTiming().iterations === Infinity
      return isEndless || animation.playState !== 'running'
    })
  })
}
