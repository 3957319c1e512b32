import axe from 'axe-core'
import type { JSHandle, Page } from 'playwright-core'
import { expect } from 'vitest'
import { untilStill } from './until-still'

/** Expects that what is shown violates no axe rule. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}

/**
 * The accessibility problems of what is shown, one per line.
 *
 * @param rules only these, also such as are off by default; without them all that are on
 */
export async function violationsOn(page: Page, rules?: string[]): Promise<readonly string[]> {
  // Colours in transition have no meaningful contrast.
  await untilStill(page)
  const options: axe.RunOptions = {
    // What passes the rules, which nobody reads, is not gathered.
    resultTypes: ['violations'],
    ...(rules && { runOnly: rules }),
  }
  const loaded = await axeIn(page)
  const { violations } = await loaded.evaluate(
    // A hint that a resting pointer brought up repeats what its button says, and is in no landmark.
    (loadedAxe, how) => loadedAxe.run({ exclude: [':has(> [role=tooltip])'] }, how),
    options,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, help, String(target), failureSummary].join(' · ')),
  )
}

/** Loads axe into the page, where it stays: it is more than a megabyte, and a page is often checked several times. */
async function axeIn(page: Page): Promise<JSHandle<typeof axe>> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluateHandle<typeof axe>('axe')
}
