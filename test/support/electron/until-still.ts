import type { Page } from 'playwright-core'

/** Nothing that ends by itself moves any more, nor is about to. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    // What has just come into the page sets off only with the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    return document.getAnimations().every((animation) => {
      const isEndless = animation.effect?.getComputedTiming().iterations === Infinity
      return isEndless || animation.playState !== 'running'
    })
  })
}
