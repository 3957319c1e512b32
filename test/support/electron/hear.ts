import type { Page } from 'playwright-core'
import { z } from 'zod'

/** What screen readers announce from now on, in order: each new text of a live region in the page. */
export async function hear(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Reflect.set(globalThis, 'heard', heard)
    new MutationObserver((changes) => {
      const elements = changes.map(({ target }) =>
        target instanceof Element ? target : target.parentElement,
      )
      const regions = new Set(elements.map((element) => element?.closest('[role=status]')))
      for (const region of regions) if (region?.textContent) heard.push(region.textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const read = () => page.evaluate((): unknown => Reflect.get(globalThis, 'heard'))
  return async () => z.array(z.string()).parse(await read())
}
