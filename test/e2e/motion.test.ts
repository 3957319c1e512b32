import { existsSync } from 'node:fs'
import process from 'node:process'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Page } from 'playwright-core'
import { canHaveGraphicsCard } from '../../electron/desktop/start/graphics-card'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { untilStill } from '../support/electron/until-still'
import { clearUploads, dropFiles, linkOf, press, uploadRow } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startProxy, type Proxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
let proxy: Proxy
beforeAll(async () => {
  proxy = await startProxy(store.endpoint)
})
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'motion', proxy.endpoint) }))
afterAll(() => proxy.shut())
beforeEach(() => clearUploads(ollim().page))

// Where one does, it is for the system to say.
test.skipIf(canHaveGraphicsCard(process.platform, existsSync))(
  'nothing is animated without a graphics card',
  async () => {
    // What the system says, past what the test's driver says in its place.
    await ollim().page.emulateMedia({ reducedMotion: null })
    const isCalm = await ollim().page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
    expect(isCalm).toBe(true)
  },
)

test('rows, progress bars and dialogs are animated for as long as the design tokens say', async () => {
  const moved = await motionsOf(ollim().page, 'no-preference')
  expect(moved).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/arrive.* 240ms/),
      expect.stringMatching(/settle.* 420ms/),
      'transform 420ms',
      expect.stringMatching(/fade.* 140ms/),
    ]),
  )
})

test('nothing is animated if the person prefers reduced motion', async () => {
  const moved = await motionsOf(ollim().page, 'reduce')
  expect(moved.filter((motion) => !motion.endsWith(' 0ms'))).toEqual([])
  expect(moved.length).toBeGreaterThan(0)
})

/** What moves while an image comes, is sent, comes through and is looked at: what it is called and how long it lasts. */
async function motionsOf(page: Page, reducedMotion: 'reduce' | 'no-preference'): Promise<readonly string[]> {
  // What moves from before is none of it.
  await untilStill(page)
  await page.emulateMedia({ reducedMotion })
  await page.evaluate(() => {
    const seen: string[] = []
    Reflect.set(window, 'seenMotions', seen)
    const note = (event: AnimationEvent | TransitionEvent): void => {
      if (event instanceof AnimationEvent) {
        // By its style: one that is over before a slow page can look is still seen.
        if (!(event.target instanceof Element)) return
        const { animationDuration } = getComputedStyle(event.target, event.pseudoElement || undefined)
        seen.push(`${event.animationName} ${String(Math.round(parseFloat(animationDuration) * 1000))}ms`)
        return
      }
      for (const motion of document.getAnimations()) {
        if (!(motion.effect instanceof KeyframeEffect) || motion.effect.target !== event.target) continue
        const isSame = motion instanceof CSSTransition && motion.transitionProperty === event.propertyName
        if (isSame) seen.push(`${event.propertyName} ${String(motion.effect.getTiming().duration)}ms`)
      }
    }
    document.addEventListener('animationstart', note)
    document.addEventListener('transitionrun', note)
  })
  const name = `${reducedMotion}.png`
  proxy.slow((1024 * 1024) / 2)
  await dropFiles(page, await writeImages(await newFolder('motion'), [name], 12 * 1024 * 1024))
  const bar = uploadRow(page, name).getByRole('progressbar')
  // Some of it twice, so that the bar has moved.
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(25)
  // Without a length no transition begins that could be waited for.
  if (reducedMotion === 'no-preference') await expect.poll(() => seenOn(page)).toContain('transform 420ms')
  proxy.release()
  await linkOf(page, name)
  await press(uploadRow(page, name), 'Show details')
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => seenOn(page)).toContainEqual(expect.stringMatching(/fade/))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return seenOn(page)
}

async function seenOn(page: Page): Promise<readonly string[]> {
  const seen: unknown = await page.evaluate((): unknown => Reflect.get(window, 'seenMotions'))
  return Array.isArray(seen) ? seen.map(String) : []
}
