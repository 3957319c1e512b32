import type { Page } from 'playwright-core'

/** The focused element: its name, and whether a person can see that it is focused. */
export interface FocusStop {
  readonly name: string
  readonly isVisible: boolean
}

/** Space around a control for a focus ring that is drawn outside it. */
const ringPixels = 8

/**
 * Presses Tab until the focus returns to an earlier element. A focus counts as visible if a picture of the element
 * changes when it loses the focus.
 */
export async function focusStops(page: Page, max = 80): Promise<readonly FocusStop[]> {
  const stops: FocusStop[] = []
  const seen = new Set<number>()
  for (let count = 0; count < max; count += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body) return undefined
      const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : undefined
      // A switch's own element is hidden; its label shows the focus.
      const { x, y, width, height } = (label ?? activeElement).getBoundingClientRect()
      const labelledBy = document.getElementById(activeElement.getAttribute('aria-labelledby') ?? '')
      const name =
        activeElement.getAttribute('aria-label') ??
        (label ?? labelledBy ?? activeElement).textContent.trim().slice(0, 60)
      // Elements are identified by a number that is stored on them.
      const known: unknown = Reflect.get(activeElement, 'focusStop')
      const number = typeof known === 'number' ? known : performance.now()
      Reflect.set(activeElement, 'focusStop', number)
      return { name, number, box: { x, y, width, height } }
    })
    if (here === undefined) continue
    if (seen.has(here.number)) break
    seen.add(here.number)
    stops.push({ name: here.name, isVisible: await changesOnBlur(page, here.box) })
  }
  return stops
}

async function changesOnBlur(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<boolean> {
  const clip = {
    x: Math.max(0, x - ringPixels),
    y: Math.max(0, y - ringPixels),
    width: width + 2 * ringPixels,
    height: height + 2 * ringPixels,
  }
  const picture = () => page.screenshot({ clip, animations: 'disabled' })
  const focused = await picture()
  await page.evaluate(() => {
    const { activeElement } = document
    if (!(activeElement instanceof HTMLElement)) return
    Reflect.set(window, 'focusStop', activeElement)
    activeElement.blur()
  })
  const blurred = await picture()
  await page.evaluate(() => {
    const element: unknown = Reflect.get(window, 'focusStop')
    if (element instanceof HTMLElement) element.focus()
  })
  return !focused.equals(blurred)
}
